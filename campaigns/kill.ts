import { faultPoints } from "../src/telemetry/fault-points.ts";
import { finish } from "./fire/finish.ts";
import { liveClients, openGround, type Ground } from "./fire/ground.ts";
import { hurryLeases } from "./fire/hurry-leases.ts";
import { type LaterTalk, makeLoad } from "./fire/load.ts";
import { pressPauses } from "./fire/press-pauses.ts";
import { spoilCarrier } from "./fire/spoil-carrier.ts";
import { judgeSetUps, makeSetUpTalks } from "./fire/set-up-talks.ts";
import { makeTalks } from "./fire/talks.ts";
import { checkHistory } from "./history/check-history.ts";
import { readHistory } from "./history/read-history.ts";
import { type Chance, makeChance } from "./hostile/chance.ts";
import { Killing } from "./kill/killing.ts";
import { planDeaths } from "./kill/plan.ts";
import type { CampaignOptions, CampaignResult } from "./result.ts";

const sizes = {
  short: {
    setUps: { owners: 3, numbers: 2 },
    clients: 3,
    webhooks: 120,
    howMany: 6,
    randomOneIn: 6,
    timesMax: 4,
    gapMs: 150,
    drainMs: 20_000,
  },
  full: {
    setUps: { owners: 40, numbers: 35 },
    clients: 60,
    webhooks: 10_000,
    howMany: 300,
    randomOneIn: 2,
    timesMax: 40,
    gapMs: 500,
    drainMs: 900_000,
  },
} as const;
const seats = 2;
const failuresMax = 20;
/** Of all webhooks: with fewer texts, the gate's limits would have kept the campaign from showing anything. */
const textsShareMin = 0.4;

/**
 * Two processes of JobRun on one database are killed over and over, at named points and at random, while people ring and text and owners set up.
 * What a door did not acknowledge is told again, as a carrier does. In the end a calm process finishes what is left, and the
 * recorded history is gone through.
 */
export async function run(options: CampaignOptions): Promise<CampaignResult> {
  const ground = await openGround(seats, sizes[options.size].gapMs);
  try {
    return await kill(ground, makeChance(options.seed), options);
  } finally {
    await ground.close();
  }
}

async function kill(ground: Ground, chance: Chance, { seed, size }: CampaignOptions): Promise<CampaignResult> {
  const { clients: howMany, webhooks, gapMs, drainMs, setUps } = sizes[size];
  const { home } = ground;
  const clients = await liveClients(ground, howMany);
  const beginners = await makeSetUpTalks(home, setUps, drainMs, chance);
  const load = makeLoad(ground, spread(beginners, makeTalks(clients, webhooks, chance)));
  const hurry = size === "short" ? hurryLeases(home.records) : null;
  const pressing = size === "full" ? pressPauses(ground, clients, chance) : null;
  const spoiling = spoilCarrier(home.network, chance, gapMs);
  const killing = new Killing(ground, load, planDeaths(sizes[size], chance), webhooks);
  await Promise.all(ground.seats.map((seat) => killing.at(seat)));
  await spoiling.stop();
  const { presses, pauses } = (await pressing?.stop()) ?? { presses: 0, pauses: [] };

  const calm = await killing.calm();
  await load.finished;
  const open = await finish(ground, [calm], drainMs);
  await hurry?.stop();
  const history = await readHistory({ ...home, webhooks: [...load.doors.sent.values()], pauses });
  const checked = checkHistory(history);
  const setUp = await judgeSetUps(home, setUps);
  const { died, faults } = killing;
  const dead = checked.counts["dead letters"] ?? 0;
  const sent = checked.counts["accepted by the carrier"] ?? 0;
  const missed = faultPoints.filter((point) => !died.has(point));
  const together = checked.counts["texts read with another"] ?? 0;
  const untried = [
    ...(sent >= textsShareMin * webhooks ? [] : [`only ${sent} texts left: nothing was tried`]),
    ...(dead === 0 ? [] : [`${dead} events became dead letters, and nothing was wrong with them`]),
    ...(size === "full" ? missed.map((point) => `no process died at ${point}`) : []),
    ...(size === "full" && together === 0 ? ["no texts were read as one: no burst was tried"] : []),
    ...(died.size > 1 ? [] : ["no process died at a point: nothing was tried"]),
  ];
  return {
    name: "kill",
    seed,
    counts: {
      kills: killing.count,
      "of these at random": died.get("random") ?? 0,
      "owners who set up": setUps.owners,
      "points at which one died": faultPoints.length - missed.length,
      "pauses, drained": pauses.length,
      "pauses, with texts of the dead in flight": presses - pauses.length,
      ...checked.counts,
    },
    failures: [...open, ...faults, ...setUp, ...load.oddAnswers(), ...untried, ...checked.failures].slice(
      0,
      failuresMax,
    ),
  };
}

/** The few among the many, from the beginning on. */
function spread(few: readonly LaterTalk[], many: readonly LaterTalk[]): readonly LaterTalk[] {
  const every = Math.max(1, Math.floor(many.length / few.length));
  return many.flatMap((talk, at) => (at % every === 0 ? [...few.slice(at / every, at / every + 1), talk] : [talk]));
}
