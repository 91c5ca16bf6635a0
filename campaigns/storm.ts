import type { Doors } from "./fire/deliver.ts";
import { finish, untilCalm } from "./fire/finish.ts";
import { liveClients, openGround, type Ground } from "./fire/ground.ts";
import { pressPauses } from "./fire/press-pauses.ts";
import { spoilCarrier } from "./fire/spoil-carrier.ts";
import { makeTalks } from "./fire/talks.ts";
import { checkHistory } from "./history/check-history.ts";
import { readHistory } from "./history/read-history.ts";
import { type Chance, makeChance } from "./hostile/chance.ts";
import type { CampaignOptions, CampaignResult } from "./result.ts";
import { tellFates } from "./storm/callbacks.ts";
import { deliverAll, deliveriesOf } from "./storm/deliveries.ts";
import { limitRate } from "./storm/limit-rate.ts";

const sizes = {
  short: { clients: 3, events: 180, fates: 80, withinMs: 20_000 },
  full: { clients: 30, events: 5_000, fates: 5_000, withinMs: 900_000 },
} as const;
const processes = 2;
const gapMs = 500;
const failuresMax = 20;
const forEver = 1_000_000;
/** Callbacks of the network's own come in the first part, spoilt; of the texts after that the campaign tells, in every order. */
const networksOwnShare = 0.3;
const textsShareMin = 0.3;
const deliveriesShareMin = 3;

/**
 * Every call and text is delivered one to ten times, at the same time and in no order, to two processes on one database; then
 * what became of each text is told in every order there is. All of it counts once.
 */
export async function run(options: CampaignOptions): Promise<CampaignResult> {
  const ground = await openGround(processes, gapMs);
  try {
    return await storm(ground, makeChance(options.seed), options);
  } finally {
    await ground.close();
  }
}

async function storm(ground: Ground, chance: Chance, { seed, size }: CampaignOptions): Promise<CampaignResult> {
  const { clients: howMany, events, fates: most, withinMs } = sizes[size];
  const { home } = ground;
  const clients = await liveClients(ground, howMany);
  const running = ground.seats.map((seat) => ground.start(seat));
  await Promise.all(running.map(({ ready }) => ready));
  const open = ground.seats.map(({ url }) => url);
  const doors: Doors = { publicUrl: home.publicUrl, open: () => open, sent: new Map(), oddAnswers: new Map() };
  const deliveries = deliveriesOf(makeTalks(clients, events, chance), chance);
  const pressing = pressPauses(ground, clients, chance);
  const firstPart = Math.floor(deliveries.length * networksOwnShare);
  const spoiling = spoilCarrier(home.network, chance, gapMs);
  await deliverAll(doors, deliveries.slice(0, firstPart));
  await spoiling.stop();
  await home.network.fault({ callbacks: "lost", times: forEver });
  const limiting = limitRate(home.network);
  await deliverAll(doors, deliveries.slice(firstPart));
  await limiting.stop();
  const { presses, pauses } = await pressing.stop();
  await untilCalm(ground, withinMs);
  const fates = await tellFates(ground, doors, most);
  const unfinished = await finish(ground, running, withinMs);
  const history = await readHistory({ ...home, webhooks: [...doors.sent.values()], pauses });

  const checked = checkHistory(history);
  const dead = checked.counts["dead letters"] ?? 0;
  const sent = checked.counts["accepted by the carrier"] ?? 0;
  const untried = [
    ...(deliveries.length >= events * deliveriesShareMin ? [] : ["hardly anything was delivered twice"]),
    ...(sent >= textsShareMin * events ? [] : [`only ${sent} texts left: nothing was tried`]),
    ...(fates.texts > fates.orders ? [] : [`only ${fates.texts} fates were told`]),
    ...(dead === 0 ? [] : [`${dead} events became dead letters, and nothing was wrong with them`]),
    ...(pauses.length === presses && presses > 0 ? [] : [`${pauses.length} of ${presses} pauses drained`]),
  ];
  const odd = [...doors.oddAnswers].map(([status, times]) => `a door answered ${status}, ${times} times`);
  return {
    name: "storm",
    seed,
    counts: {
      deliveries: deliveries.length,
      "pauses, all drained": presses,
      "texts whose fate was told in some order": fates.texts,
      ...checked.counts,
    },
    failures: [...unfinished, ...odd, ...untried, ...(await fates.judge()), ...checked.failures].slice(0, failuresMax),
  };
}
