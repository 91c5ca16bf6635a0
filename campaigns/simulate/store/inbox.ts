import type * as real from "../../../src/store/inbox.ts";
import { LeaseLost } from "../../../src/store/inbox.ts";
import type { InboxRow } from "../port/rows.ts";
import { instant, notSimulated, statement } from "../port/statement.ts";

export { LeaseLost };

export const claimEvent: typeof real.claimEvent = async (db, leaseMs) => {
  const { session, database, t, at } = await statement(db);
  const waiting = t.inbox.where(session, ({ state }) => state === "waiting");
  const heads = new Map<string, InboxRow>();
  for (const row of waiting) if (row.seq < (heads.get(row.thread)?.seq ?? Infinity)) heads.set(row.thread, row);
  const due = [...heads.values()]
    .filter(({ dueAt, leasedUntil }) => dueAt <= at && (leasedUntil === null || leasedUntil < at))
    .toSorted((one, other) => one.seq - other.seq);
  const head = due.find((row) => t.inbox.tryLock(session, row));
  if (head === undefined) return null;
  if (head.leasedUntil !== null) database.rare("an event was claimed again after its lease");
  const claimed = { ...head, attempts: head.attempts + 1, fence: head.fence + 1, leasedUntil: at + leaseMs };
  t.inbox.write(session, claimed);
  const { clientId, id, role, event, door, attempts, failures, fence, receivedAt, happenedAt } = claimed;
  const times = { happenedAt: instant(happenedAt ?? receivedAt), receivedAt: instant(receivedAt) };
  return { clientId, id, role, event, door, attempts, failures, fence: String(fence), ...times };
};

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
