import type * as real from "../../../src/store/untold-texts.ts";
import { statement } from "../port/statement.ts";
import { changeText, isUntold } from "../port/outbox.ts";

export const claimUntold: typeof real.claimUntold = async (db, leaseMs, now) => {
  const { session, t, at } = await statement(db);
  const due = t.outbox
    .where(session, (row) => isUntold(row, now.epochMilliseconds) && (row.leasedUntil === null || row.leasedUntil < at))
    .filter(
      ({ clientId, id }) =>
        t.timers.find(
          session,
          (timer) =>
            timer.kind === "try_again" &&
            timer.subject === id &&
            timer.clientId === clientId &&
            timer.state === "waiting",
        ) === undefined,
    )
    .toSorted((one, other) => one.seq - other.seq);
  const head = due.find((row) => t.outbox.tryLock(session, row));
  if (head === undefined) return null;
  t.outbox.write(session, { ...head, leasedUntil: at + leaseMs });
  const { clientId, id, action, recipient, state, reason, errorCode } = head;
  if (state !== "expired" && state !== "refused" && state !== "stopped" && state !== "accepted") {
    throw new Error(`a text that is ${state} is claimed as one that did not arrive`);
  }
  return { clientId, id, action, recipient, state, reason, errorCode };
};

export const noteTold: typeof real.noteTold = async (tx, { clientId, id }, now) => {
  const { session } = await statement(tx);
  const toldAt = now.epochMilliseconds;
  const told = await changeText(
    session,
    `${clientId} ${id}`,
    (row) => row.toldAt === null,
    (row) => ({
      ...row,
      toldAt,
      leasedUntil: null,
    }),
  );
  return told !== null;
};
