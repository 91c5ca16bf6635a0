import { finish } from "./fire/finish.ts";
import { liveClients, openGround, type Ground } from "./fire/ground.ts";
import { hurryLeases } from "./fire/hurry-leases.ts";
import { makeLoad } from "./fire/load.ts";
import { makeTalks } from "./fire/talks.ts";
import { checkHistory } from "./history/check-history.ts";
import { readHistory } from "./history/read-history.ts";
import { type Chance, makeChance } from "./hostile/chance.ts";
import type { CampaignOptions, CampaignResult } from "./result.ts";
import { fickleDatabase, type FickleDatabase } from "./stop-db/fickle-database.ts";
import { Outages } from "./stop-db/outages.ts";

const sizes = {
  short: { clients: 2, webhooks: 60, stops: 2, calmMs: 150, awayMs: 100, cutsMax: 4, drainMs: 20_000 },
  full: { clients: 120, webhooks: 20_000, stops: 100, calmMs: 2_000, awayMs: 1_500, cutsMax: 20, drainMs: 300_000 },
} as const;
const seats = 2;
const lookupGapMs = 300;
const failuresMax = 20;
const progressEvery = 20;
/** Of all webhooks: with fewer texts, the gate's limits would have kept the campaign from showing anything. */
const textsShareMin = 0.3;

/**
 * PostgreSQL is stopped as by a crash, over and over, and between that all connections are cut, while people ring and text.
 * Nothing is acknowledged while it is away, doors serve soon after its return, and in the end all was done once.
 */
export async function run(options: CampaignOptions): Promise<CampaignResult> {
  const database = await fickleDatabase();
  try {
    const ground = await openGround(seats, lookupGapMs, database.database);
    try {
      return await stop(ground, database, makeChance(options.seed), options);
    } finally {
      await ground.close();
    }
  } finally {
    await database.close();
  }
}

async function stop(
  ground: Ground,
  database: FickleDatabase,
  chance: Chance,
  { seed, size }: CampaignOptions,
): Promise<CampaignResult> {
  const { clients: howMany, webhooks, stops, drainMs } = sizes[size];
  const { home } = ground;
  const clients = await liveClients(ground, howMany);
  const running = ground.seats.map((seat) => ground.start(seat));
  await Promise.all(running.map(({ ready }) => ready));
  const outages = new Outages(ground, database, clients[0]?.number ?? "", chance);
  const load = makeLoad(ground, makeTalks(clients, webhooks, chance), outages.heard);
  for (const seat of ground.seats) load.open(seat, true);
  const ends: string[] = [];
  for (const { ended, printed } of running) void ended.then(() => ends.push(printed().slice(-500)));
  for (let at = 1; at <= stops; at += 1) {
    load.release(Math.ceil((webhooks * at) / stops));
    await outages.one(sizes[size]);
    if (at % progressEvery === 0) process.stderr.write(`  ${at} stops\n`);
  }
  load.release(Number.POSITIVE_INFINITY);
  await load.finished;
  const died = ends.map((said) => `a process ended with its database: ${said}`);
  const hurry = size === "short" ? hurryLeases(home.records) : null;
  const open = await finish(ground, running, drainMs);
  await hurry?.stop();
  const history = await readHistory({ ...home, webhooks: [...load.doors.sent.values()], pauses: [] });
  const checked = checkHistory(history);
  const dead = checked.counts["dead letters"] ?? 0;
  const sent = checked.counts["accepted by the carrier"] ?? 0;
  const untried = [
    ...(sent >= textsShareMin * webhooks ? [] : [`only ${sent} texts left: nothing was tried`]),
    ...(outages.cuts > 0 ? [] : ["no connection was cut: nothing was tried"]),
    ...(dead === 0 ? [] : [`${dead} events became dead letters, and nothing was wrong with them`]),
  ];
  return {
    name: "stop-db",
    seed,
    counts: {
      stops,
      "connections cut": outages.cuts,
      "probes refused while it was away": outages.refused,
      "milliseconds until a door served again, most": Math.max(...outages.servedAfter),
      ...checked.counts,
    },
    failures: [...died, ...open, ...outages.faults, ...load.oddAnswers(), ...untried, ...checked.failures].slice(
      0,
      failuresMax,
    ),
  };
}
