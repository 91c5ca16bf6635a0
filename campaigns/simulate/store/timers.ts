import type * as real from "../../../src/store/timers.ts";
import type { TimerRow } from "../port/rows.ts";
import { instant, statement } from "../port/statement.ts";
import { LeaseLost } from "./inbox.ts";
import { newId } from "./new-id.ts";

export const setTimer: typeof real.setTimer = async (tx, clientId, { kind, subject, dueAt, everySeconds }) => {
  const { session, t, at } = await statement(tx);
  const fresh = { state: "waiting", retryAt: at, attempts: 0, fence: 0, leasedUntil: null, error: null } as const;
  const timer = { kind, subject, dueAt: dueAt.epochMilliseconds, everySeconds };
  await t.timers.insert(session, { clientId, id: newId("timer"), ...timer, ...fresh });
};

export const claimTimer: typeof real.claimTimer = async (db, leaseMs, now) => {
  const { session, t, at } = await statement(db);
  const due = t.timers
    .where(
      session,
      (row) =>
        row.state === "waiting" &&
        row.dueAt <= now.epochMilliseconds &&
        row.retryAt <= at &&
        (row.leasedUntil === null || row.leasedUntil < at),
    )
    .toSorted((one, other) => one.dueAt - other.dueAt);
  const head = due.find((row) => t.timers.tryLock(session, row));
  if (head === undefined) return null;
  const claimed = { ...head, attempts: head.attempts + 1, fence: head.fence + 1, leasedUntil: at + leaseMs };
  t.timers.write(session, claimed);
  const { clientId, id, kind, subject, dueAt, everySeconds, attempts, fence } = claimed;
  return { clientId, id, kind, subject, dueAt: instant(dueAt), everySeconds, attempts, fence: String(fence) };
};

export const keepTimer: typeof real.keepTimer = async (tx, timer, leaseMs) => {
  await settle(tx, timer, (row, at) => ({ ...row, leasedUntil: at + leaseMs }));
};

export const finishTimer: typeof real.finishTimer = async (tx, timer, now) => {
  await settle(tx, timer, (row) =>
    timer.everySeconds === null
      ? { ...row, state: "done", leasedUntil: null, error: null }
      : { ...row, ...nextTime(timer.everySeconds, now), leasedUntil: null, error: null },
  );
};

export const putBackTimer: typeof real.putBackTimer = async (tx, timer, error, retryInMs, now) => {
  await settle(tx, timer, (row, at) => {
    if (retryInMs !== null) return { ...row, retryAt: at + retryInMs, leasedUntil: null, error };
    if (timer.everySeconds === null) return { ...row, state: "dead", leasedUntil: null, error };
    return { ...row, ...nextTime(timer.everySeconds, now), leasedUntil: null, error };
  });
};

export const nextTimerAt: typeof real.nextTimerAt = async (tx, clientId) => {
  const { session, t } = await statement(tx);
  const waiting = t.timers.where(session, (row) => row.clientId === clientId && row.state === "waiting");
  return waiting.length === 0 ? null : instant(Math.min(...waiting.map(({ dueAt }) => dueAt)));
};

function nextTime(everySeconds: number, now: Temporal.Instant): { dueAt: number; attempts: number } {
  return { dueAt: now.epochMilliseconds + everySeconds * 1000, attempts: 0 };
}

async function settle(
  tx: Parameters<typeof real.keepTimer>[0],
  timer: real.ClaimedTimer,
  to: (row: TimerRow, at: number) => TimerRow,
): Promise<void> {
  const { session, t, at } = await statement(tx);
  const held = (row: TimerRow) => String(row.fence) === timer.fence && row.state === "waiting";
  const settled = await t.timers.change(session, `${timer.clientId} ${timer.id}`, held, (row) => to(row, at));
  if (settled === null) throw new LeaseLost(`timer ${timer.id}`);
}
