import type { Context } from "../src/context.ts";
import { tellUndelivered } from "../src/flows/tell-undelivered.ts";
import { installation, type Installation, type TestClient } from "../test/support/installation.ts";
import { until } from "../test/support/until.ts";
import { type Chance, makeChance } from "./hostile/chance.ts";
import { hurryCircuits } from "./outcomes/hurry.ts";
import { judgeOutcomes } from "./outcomes/judge-outcomes.ts";
import { judgeSpend } from "./outcomes/judge-spend.ts";
import { queueTexts } from "./outcomes/queue-texts.ts";
import { spoil } from "./outcomes/spoil.ts";
import { watchRanks } from "./outcomes/watch-ranks.ts";
import type { CampaignOptions, CampaignResult } from "./result.ts";

const sizes = {
  short: { clients: 2, textsEach: 40, workers: 2, gapMs: 150, settleMs: 20_000 },
  full: { clients: 10, textsEach: 500, workers: 5, gapMs: 400, settleMs: 240_000 },
} as const;
const carrierTimeoutMs = 400;
const failuresMax = 20;
/** The others' day is long enough for all of their texts; the poor one has so much of it left. */
const dayPence = 100_000;
const leftPence = 40;
const triesMax = 3;

/**
 * Every fault that the phone network has, in turn, under texts that several workers send. The network's ledger is the oracle:
 * what it accepted is accepted here, once, and everything else ends refused with its reason, tried again, or told of.
 */
export async function run({ seed, size }: CampaignOptions): Promise<CampaignResult> {
  const { gapMs, workers } = sizes[size];
  const home = await installation({ lookupGapMs: gapMs, carrierTimeoutMs, clientDayPence: dayPence });
  const others = Array.from({ length: workers }, () => home.another());
  try {
    return await send(home, others, makeChance(seed), { seed, size });
  } finally {
    for (const other of others) await other.close();
    await home.close();
  }
}

async function send(
  home: Installation,
  others: readonly Context[],
  chance: Chance,
  { seed, size }: Pick<CampaignOptions, "seed" | "size">,
): Promise<CampaignResult> {
  const { clients: howMany, textsEach, gapMs, settleMs } = sizes[size];
  const poor = await poorClient(home);
  const clients = [poor];
  for (let at = 0; at < howMany; at += 1) clients.push(await home.liveClient(`Client ${at + 1}`));
  await home.untilIdle();
  const works = await Promise.all(others.map((other) => other.startWork()));
  const [ranks, hurry, spoiling] = [
    watchRanks(home),
    hurryCircuits(home),
    spoil(home, chance, { gapMs, withinMs: settleMs }),
  ];
  const unsolved: string[] = [];
  try {
    const texts = await queueTexts(home, clients, textsEach);
    await until("every attempt is over", async () => (await waiting(home, "queued")) < texts / 20, settleMs);
    await nextTries(home, settleMs);
    await spoiling.stop();
    await untilSettled(home, settleMs).catch((error: unknown) => unsolved.push(String(error)));
  } finally {
    await spoiling.stop();
    await hurry.stop();
    await Promise.all(works.map((work) => work.stop()));
    await ranks.stop();
  }
  const { counts, failures } = await judgeOutcomes(home, gapMs, triesMax);
  const spend = await judgeSpend(home, poor.id, { dayPence, leftPence });
  return {
    name: "outcomes",
    seed,
    counts: { ...counts, ...spend.counts },
    failures: [...unsolved, ...ranks.fallen(), ...failures, ...spend.failures].slice(0, failuresMax),
  };
}

/** Most of its day is spent, so that the workers race for what is left. */
async function poorClient(home: Installation): Promise<TestClient> {
  const poor = await home.liveClient("Poor Client");
  await home.records.rows(`INSERT INTO spend VALUES ($1, spend_day(now()), $2)`, [poor.id, dayPence - leftPence]);
  return poor;
}

/** Two minutes pass, and what is to be tried again has been. */
async function nextTries(home: Installation, withinMs: number): Promise<void> {
  home.advance({ seconds: 121 });
  home.context.world.wake("timers");
  const due = `SELECT 1 FROM timers WHERE kind = 'try_again' AND state = 'waiting' AND "dueAt" <= $1 LIMIT 1`;
  const now = () => home.context.world.now().subtract({ seconds: 1 }).toString();
  const gone = async () => (await home.records.rows(due, [now()])).length === 0;
  await until("what is due has had its next try", gone, withinMs);
}

async function untilSettled(home: Installation, withinMs: number): Promise<void> {
  for (let tries = 0; tries < triesMax; tries += 1) {
    await until("no text is open or unknown", async () => (await waiting(home)) === 0, withinMs);
    await untilHeard(home, withinMs);
    if ((await home.records.rows(`SELECT 1 FROM timers WHERE kind = 'try_again' AND state = 'waiting'`)).length === 0)
      break;
    await nextTries(home, withinMs);
  }
  await until("no text is open or unknown", async () => (await waiting(home)) === 0, withinMs);
  await tellUndelivered(home.context.world);
  await until("the owners' texts are out", async () => (await waiting(home)) === 0, withinMs);
  await untilHeard(home, withinMs);
}

/** Thousands of callbacks take longer than a test waits for anything. */
async function untilHeard(home: Installation, withinMs: number): Promise<void> {
  const some = `SELECT 1 FROM inbox WHERE state = 'waiting' LIMIT 1`;
  await until("every callback is heard", async () => (await home.records.rows(some)).length === 0, withinMs);
  await home.untilIdle();
}

async function waiting(home: Installation, state: string | null = null): Promise<number> {
  const rows = await home.records.rows<{ n: string }>(
    `SELECT count(*) AS n FROM outbox WHERE state IN ('queued', 'sending', 'unknown') AND ($1::text IS NULL OR state = $1)`,
    [state],
  );
  return Number(rows[0]?.n ?? 0);
}
