import { resume } from "../src/flows/resume.ts";
import { openOperatorStore } from "../src/store/operator.ts";
import { installation, type Installation, type TestClient } from "../test/support/installation.ts";
import { judgeIntake } from "../test/support/judge-sends.ts";
import { until } from "../test/support/until.ts";
import { type Chance, makeChance } from "./hostile/chance.ts";
import { judgeSent } from "./restore/judge-sent.ts";
import { movableDatabase, type MovableDatabase } from "./restore/movable-database.ts";
import { makePeople, ringAgain, tell } from "./restore/people.ts";
import type { CampaignOptions, CampaignResult } from "./result.ts";

const sizes = {
  short: { clients: 2, peopleEach: 8, endsWithinMs: 30_000 },
  full: { clients: 30, peopleEach: 16, endsWithinMs: 300_000 },
} as const;
const lookupGapMs = 150;
const clientDayPence = 100_000;
const failuresMax = 20;
const refusalsMax = 1_000;
const press = { what: "outbound", reason: "the lists were read", by: "the campaign" } as const;

/**
 * A backup under load, more load, the loss of the machine, and a restore into a new cluster. The network's record is the oracle:
 * whatever it brought is there, nobody gets a text twice, and nobody who opted out after the backup gets any.
 */
export async function run({ seed, size }: CampaignOptions): Promise<CampaignResult> {
  const movable = await movableDatabase();
  try {
    const home = await installation({ database: movable.database, lookupGapMs, clientDayPence });
    try {
      return await burn(home, movable, makeChance(seed), { seed, size });
    } finally {
      await home.close();
    }
  } finally {
    await movable.close();
  }
}

async function burn(
  home: Installation,
  movable: MovableDatabase,
  chance: Chance,
  { seed, size }: Pick<CampaignOptions, "seed" | "size">,
): Promise<CampaignResult> {
  const { clients: howMany, peopleEach, endsWithinMs } = sizes[size];
  const clients: TestClient[] = [];
  for (let at = 0; at < howMany; at += 1) clients.push(await home.liveClient(`Client ${at + 1}`));
  const ours = clients.map(({ number }) => number);
  const people = makePeople(clients, peopleEach, chance);
  // The carrier takes little for as long as the backup takes, so that there are texts that are owed then and leave after it.
  await home.network.fault({ send: "429", times: refusalsMax });
  const [backupAt] = await Promise.all([movable.backUp(), tell(home, people, "before")]);
  await home.network.heal();
  await tell(home, people, "after");
  await home.untilIdle();
  await home.stopWork();
  const lost = { at: performance.now(), sent: (await home.network.sends()).length };
  await movable.lose();
  await movable.restore();
  const restoredMs = Math.round(performance.now() - lost.at);
  const missing = (await judgeIntake(home, ours)).length;
  const unknown = await count(home, `SELECT count(*) AS n FROM outbox WHERE state = 'unknown'`);

  const early = await resumeAll(home, movable);
  await home.startWork();
  const over = `SELECT count(*) AS n FROM restorations WHERE "endedAt" IS NOT NULL`;
  await until("the restoration is over", async () => (await count(home, over)) === 1, endsWithinMs);
  const openedMs = Math.round(performance.now() - lost.at);
  const settled = await count(home, `SELECT count(*) AS n FROM held_decisions WHERE state = 'sent'`);
  const whileClosed = (await home.network.sends()).length - lost.sent;
  const late = await resumeAll(home, movable);
  await ringAgain(home, people);
  await home.untilIdle();
  const optedOut = new Set(people.filter(({ stops }) => stops).map(({ phone }) => phone));
  const failures = [
    ...(early === "restored" ? [] : [`a resume before the lists were read was answered ${early}`]),
    ...(late === "resumed" ? [] : [`a resume after the lists were read was answered ${late}`]),
    ...(whileClosed === 0 ? [] : [`${whileClosed} texts left before it was known what had been sent`]),
    ...(await judgeIntake(home, ours)),
    ...judgeSent(await home.network.sends(), lost.sent, optedOut),
    ...(Math.min(missing, unknown, settled, optedOut.size) > 0
      ? []
      : ["nothing of a kind was lost: too little was tried"]),
  ];
  return {
    name: "restore",
    seed,
    counts: {
      "events lost with the machine, and found again": missing,
      "texts of which nobody knew": unknown,
      "decided anew, and found among what was sent": settled,
      "opted out after the backup": optedOut.size,
      "seconds between backup and now": Math.round(backupAt.until(Temporal.Now.instant()).total("seconds")),
      "milliseconds until it was restored": restoredMs,
      "milliseconds until it could send": openedMs,
    },
    failures: failures.slice(0, failuresMax),
  };
}

async function count({ records }: Installation, query: string): Promise<number> {
  return Number((await records.rows<{ n: string }>(query))[0]?.n ?? 0);
}

/** Presses on, and asks for all that was held back. */
async function resumeAll({ context: { store, world } }: Installation, { database }: MovableDatabase): Promise<string> {
  const operator = openOperatorStore(database.operatorUrl);
  try {
    const done = await resume(operator, store, { level: "platform" }, press, { sendHeld: true, now: world.now() });
    return "refused" in done ? done.refused : done.state;
  } finally {
    await operator.close();
  }
}
