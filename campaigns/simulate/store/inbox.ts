import type * as real from "../../../src/store/inbox.ts";
import { LeaseLost } from "../../../src/store/inbox.ts";
import type { InboxRow } from "../port/rows.ts";
import { instant, notSimulated, statement } from "../port/statement.ts";

export { LeaseLost };

export const claimEvent: typeof real.claimEvent = async (db, leaseMs, clock) => {
  const { session, database, t, at: clockMs } = await statement(db);
  const at = clock?.epochMilliseconds ?? clockMs;
  const waiting = t.inbox.where(session, ({ state }) => state === "waiting");
  const threads = Map.groupBy(waiting.toSorted(bySeq), ({ thread }) => thread);
  const due = [...threads.values()]
    .flatMap((thread) => dueIn(thread, at))
    .toSorted((one, other) => one.dueAt - other.dueAt || bySeq(one, other));
  const found = due.find((row) => t.inbox.tryLock(session, row));
  const head = found && threads.get(found.thread)?.[0];
  if (head === undefined) return null;
  if (head !== found) {
    if (!t.inbox.tryLock(session, head)) return null;
    database.rare("a burst was ended by what must act at once");
  }
  if (head.leasedUntil !== null) database.rare("an event was claimed again after its lease");
  const claimed = { ...head, attempts: head.attempts + 1, fence: head.fence + 1, leasedUntil: at + leaseMs };
  t.inbox.write(session, claimed);
  const { clientId, id, role, event, door, attempts, failures, fence, receivedAt, happenedAt } = claimed;
  const times = { happenedAt: instant(happenedAt ?? receivedAt), receivedAt: instant(receivedAt) };
  return { clientId, id, role, event, door, attempts, failures, fence: String(fence), ...times };
};

/** Of a thread's waiting events, in order, those by which its first may be claimed now. */
function dueIn([head, ...others]: readonly InboxRow[], at: number): readonly InboxRow[] {
  if (head === undefined || (head.leasedUntil ?? -Infinity) >= at) return [];
  const latest = others.at(-1) ?? head;
  const isFresh = ({ burstUntil, attempts }: InboxRow) => burstUntil !== null && attempts === 0;
  const grows = isFresh(head) && (head.burstUntil ?? 0) > at && latest.burstUntil !== null && latest.dueAt > at;
  const urgent = others.filter(({ burstUntil, dueAt }) => burstUntil === null && dueAt <= at);
  return [...(head.dueAt <= at && !grows ? [head] : []), ...(isFresh(head) ? urgent : [])];
}

function bySeq(one: InboxRow, other: InboxRow): number {
  return one.seq - other.seq;
}

export const finishEvent: typeof real.finishEvent = async (tx, claimed, outcome, _reading, now) => {
  const { session, database, t } = await statement(tx);
  const finishedAt = now.epochMilliseconds;
  const done = await t.inbox.change(session, keyOf(claimed), isHeldBy(claimed), (row) => ({
    ...row,
    state: "done",
    outcome,
    finishedAt,
    leasedUntil: null,
  }));
  if (done !== null) return;
  database.rare("a lease was lost and the fence refused the commit");
  throw new LeaseLost(`event ${claimed.id}`);
};

export const putBackEvent: typeof real.putBackEvent = async (tx, claimed, error, retryInMs, now) => {
  const { session, database, t, at } = await statement(tx);
  if (retryInMs === null) database.rare("an event became a dead letter");
  const failed = { error, failures: claimed.failures + 1, leasedUntil: null };
  await t.inbox.change(session, keyOf(claimed), isHeldBy(claimed), (row) =>
    retryInMs === null
      ? { ...row, ...failed, state: "dead", finishedAt: now.epochMilliseconds }
      : { ...row, ...failed, dueAt: at + retryInMs },
  );
};

export const keepEvent: typeof real.keepEvent = async (tx, claimed, leaseMs) => {
  const { session, t, at } = await statement(tx);
  const kept = await t.inbox.change(session, keyOf(claimed), isHeldBy(claimed), (row) => ({
    ...row,
    leasedUntil: at + leaseMs,
  }));
  return kept !== null;
};

export const knowsKey: typeof real.knowsKey = async (tx, clientId, key) => {
  const { session, t } = await statement(tx);
  return t.inbox.find(session, (row) => row.clientId === clientId && row.key === key) !== undefined;
};

export const purgeRawBodies: typeof real.purgeRawBodies = () => notSimulated("purgeRawBodies");

function keyOf({ clientId, id }: real.ClaimedEvent): string {
  return `${clientId} ${id}`;
}

/** Whose claim it is, and that nobody has finished it: the condition of every write of a holder. */
function isHeldBy({ fence }: real.ClaimedEvent): (row: InboxRow) => boolean {
  return (row) => String(row.fence) === fence && row.state === "waiting";
}
