import { setTimeout as pause } from "node:timers/promises";
import type { Context } from "../src/context.ts";
import { tellUndelivered } from "../src/flows/tell-undelivered.ts";
import { installation, type Installation } from "../test/support/installation.ts";
import { until } from "../test/support/until.ts";
import { type Chance, makeChance } from "./hostile/chance.ts";
import { judgeOutcomes } from "./outcomes/judge-outcomes.ts";
import { queueTexts } from "./outcomes/queue-texts.ts";
import { watchRanks } from "./outcomes/watch-ranks.ts";
import type { CampaignOptions, CampaignResult } from "./result.ts";

const sizes = {
  short: { clients: 2, textsEach: 90, gapMs: 200, settleMs: 8_000 },
  full: { clients: 10, textsEach: 500, gapMs: 400, settleMs: 240_000 },
} as const;
const otherWorkers = 2;
const carrierTimeoutMs = 400;
const faultEveryMs = 40;
const failuresMax = 20;

const sendFaults = ["429", "500-before", "500-after", "timeout-after", "reset", "refuse", "slow"] as const;
const callbackFaults = ["late", "shuffled", "doubled", "lost", "lost"] as const;

/**
 * Every fault that the phone network has, in turn, under texts that several workers send. The network's ledger is the oracle:
 * what it accepted is accepted here, once, and everything else ends refused with its reason, or expired and told of.
 */
export async function run({ seed, size }: CampaignOptions): Promise<CampaignResult> {
  const { gapMs } = sizes[size];
  const home = await installation({ lookupGapMs: gapMs, carrierTimeoutMs });
  const others = Array.from({ length: otherWorkers }, () => home.another());
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
  { seed, size }: CampaignOptions,
): Promise<CampaignResult> {
  const { clients: howMany, textsEach, gapMs, settleMs } = sizes[size];
  const clients = [];
  for (let at = 0; at < howMany; at += 1) clients.push(await home.liveClient(`Client ${at + 1}`));
  await home.untilIdle();
  const works = await Promise.all(others.map((other) => other.startWork()));
  const ranks = watchRanks(home);
  const spoiling = spoil(home, chance, gapMs);
  const unsolved: string[] = [];
  try {
    const texts = await queueTexts(home, clients, textsEach);
    await until("every attempt is over", async () => (await waiting(home, "queued")) < texts / 20, settleMs);
    await spoiling.stop();
    await untilSettled(home, settleMs).catch((error: unknown) => unsolved.push(String(error)));
  } finally {
    await spoiling.stop();
    await Promise.all(works.map((work) => work.stop()));
    await ranks.stop();
  }
  const { counts, failures } = await judgeOutcomes(home, gapMs);
  return {
    name: "outcomes",
    seed,
    counts,
    failures: [...unsolved, ...ranks.fallen(), ...failures].slice(0, failuresMax),
  };
}

/** Sets new faults all the time until stopped, and leaves the network well. */
function spoil(home: Installation, chance: Chance, gapMs: number): { stop(): Promise<void> } {
  let spoiling = true;
  const ended = (async () => {
    await refuseOne(home);
    while (spoiling) {
      const fault = chance.pick(sendFaults);
      const code = fault === "refuse" && chance.onceIn(2) ? { code: 21211 } : {};
      await home.network.fault({ send: fault, ...code, times: 1 + chance.below(6), delayMs: 50 });
      await home.network.fault({ callbacks: chance.pick(callbackFaults), times: 1 + chance.below(12), delayMs: gapMs });
      // A list that lags longer than both look-ups would hide a text from them: that duplicate is counted, not prevented.
      await home.network.fault({ lists: "lag", times: 1 + chance.below(4), delayMs: Math.round(gapMs * 1.5) });
      await pause(faultEveryMs);
    }
  })();
  return {
    stop: async () => {
      spoiling = false;
      await ended;
      await home.network.heal();
    },
  };
}

/** Not left to chance: a short run that met no refusal for good would show nothing of it. */
async function refuseOne(home: Installation): Promise<void> {
  await home.network.fault({ send: "refuse", code: 21211, times: 3 });
  const refused = "SELECT 1 FROM outbox WHERE state = 'refused' LIMIT 1";
  await until("a text is refused for good", async () => (await home.records.rows(refused)).length > 0);
}

async function untilSettled(home: Installation, withinMs: number): Promise<void> {
  await until("no text is open or unknown", async () => (await waiting(home)) === 0, withinMs);
  await tellUndelivered(home.context.world);
  await until("the owners' texts are out", async () => (await waiting(home)) === 0, withinMs);
  await home.untilIdle();
}

async function waiting(home: Installation, state: string | null = null): Promise<number> {
  const rows = await home.records.rows<{ n: string }>(
    `SELECT count(*) AS n FROM outbox WHERE state IN ('queued', 'sending', 'unknown') AND ($1::text IS NULL OR state = $1)`,
    [state],
  );
  return Number(rows[0]?.n ?? 0);
}
