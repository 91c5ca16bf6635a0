import { faultPoints } from "../../src/telemetry/fault-points.ts";
import { finish } from "../fire/finish.ts";
import { liveClients, openGround, type Ground } from "../fire/ground.ts";
import { hurryLeases } from "../fire/hurry-leases.ts";
import { makeLoad } from "../fire/load.ts";
import { makeTalks } from "../fire/talks.ts";
import { checkHistory } from "../history/check-history.ts";
import { readHistory } from "../history/read-history.ts";
import type { Chance } from "../hostile/chance.ts";
import { type Freeze, freezeOnce, type Thawed } from "./frozen-life.ts";
import type { Part } from "./part.ts";

export type FreezeSizes = {
  readonly clients: number;
  readonly webhooks: number;
  readonly freezes: number;
  /** One in so many stays frozen for longer than every lease; null: none, and nothing waits for a lease's end. */
  readonly wholeOneIn: number | null;
  readonly drainMs: number;
};

/** The first seat's process works on and is never frozen. */
const seats = 3;
const lookupGapMs = 200;
const timesMax = 3;
const requestTimeout = 408;
const first = ["text_claimed", "event_claimed", "text_answered", "event_worked"] as const;

/** Processes freeze in the middle of their work, others take it over, and they wake. */
export async function freezeProcesses(sizes: FreezeSizes, chance: Chance): Promise<Part> {
  const ground = await openGround(seats, lookupGapMs);
  try {
    return await freezeOn(ground, sizes, chance);
  } finally {
    await ground.close();
  }
}

async function freezeOn(ground: Ground, sizes: FreezeSizes, chance: Chance): Promise<Part> {
  const {
    home,
    seats: [calmSeat, ...others],
    start,
  } = ground;
  if (calmSeat === undefined) throw new Error("there is no seat");
  const clients = await liveClients(ground, sizes.clients);
  const load = makeLoad(ground, makeTalks(clients, sizes.webhooks, chance));
  const calm = start(calmSeat);
  await calm.ready;
  load.open(calmSeat, true);
  const freezes = planFreezes(sizes, chance);
  const thawed: Thawed[] = [];
  const waiting = [...freezes.entries()];
  await Promise.all(
    others.map(async (seat) => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const upTo = Math.ceil((sizes.webhooks * (next[0] + 1)) / freezes.length);
        thawed.push(await freezeOnce(ground, seat, { load, upTo }, next[1]));
      }
    }),
  );
  load.release(Number.POSITIVE_INFINITY);
  await load.finished;
  // What had arrived in part when its process froze is given up when it wakes; nothing of it was acknowledged.
  load.doors.oddAnswers.delete(requestTimeout);
  const hurry = sizes.wholeOneIn === null ? hurryLeases(home.records) : null;
  const open = await finish(ground, [calm], sizes.drainMs);
  await hurry?.stop();
  const checked = checkHistory(await readHistory({ ...home, webhooks: [...load.doors.sent.values()], pauses: [] }));
  const held = await judgeSilence(ground, thawed);
  const points = new Set(thawed.map(({ where }) => where));
  return {
    counts: {
      "processes frozen and woken": thawed.length,
      "points at which one froze": points.size,
      "texts claimed by one that froze": held.texts,
      ...checked.counts,
    },
    failures: [
      ...open,
      ...load.oddAnswers(),
      ...thawed.flatMap(({ fault }) => fault ?? []),
      ...(held.texts > 0 || sizes.wholeOneIn === null ? [] : ["no sender froze before its request: nothing was tried"]),
      ...held.failures,
      ...(await stepsTwice(ground)),
      ...withSuspects(checked.failures, thawed),
    ],
  };
}

/** Says of a text that was accepted twice whether one that froze amid its work had it: then its last look may have been just before. */
function withSuspects(failures: readonly string[], thawed: readonly Thawed[]): readonly string[] {
  const amid = thawed.flatMap((each) => each.amid);
  return failures.map((failure) =>
    amid.some((id) => failure.startsWith(`text ${id} `))
      ? `${failure}; a sender had claimed it that froze at no point of ours, and the carrier did not have it then`
      : failure,
  );
}

function planFreezes({ freezes, wholeOneIn }: FreezeSizes, chance: Chance): readonly Freeze[] {
  const points = [...first, ...faultPoints.filter((point) => !first.some((each) => each === point))];
  return Array.from({ length: freezes }, (_, turn) => ({
    at: points[turn % points.length] ?? "text_claimed",
    after: turn < first.length ? 1 : 1 + chance.below(timesMax),
    hurried: wholeOneIn === null || turn % wholeOneIn !== wholeOneIn - 1,
  }));
}

/**
 * A sender that froze between claim and request does not begin it when it wakes: so many requests went out for a text as it
 * was claimed, less that one. Another lane of its process may have stood in the middle of a request; then nothing is said.
 */
async function judgeSilence({ home }: Ground, thawed: readonly Thawed[]) {
  const sure = thawed.flatMap(({ silent }) => silent);
  const attempts = new Map(
    (
      await home.records.rows<{ id: string; attempts: number }>(`SELECT id, attempts FROM outbox WHERE id = ANY($1)`, [
        sure,
      ])
    ).map((row) => [row.id, row.attempts]),
  );
  const requests = Map.groupBy(await home.network.sends(), ({ outboxId }) => outboxId);
  const failures = sure.flatMap((id) => {
    const [claims, made] = [attempts.get(id) ?? 0, requests.get(id)?.length ?? 0];
    return made < claims
      ? []
      : [`text ${id} was claimed ${claims} times, by a frozen sender too, and sent ${made} times`];
  });
  return { texts: sure.length, failures };
}

/** What a frozen worker does when it wakes leaves no text a second time, since the gate knows its slot; but a step it would. */
async function stepsTwice({ home }: Ground): Promise<readonly string[]> {
  const rows = await home.records.rows<{ cause: string; times: string }>(
    `SELECT cause, count(*) AS times FROM steps GROUP BY cause HAVING count(*) > 1`,
  );
  return rows.map(({ cause, times }) => `${cause} made ${times} steps`);
}
