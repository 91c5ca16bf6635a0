import type * as real from "../../../src/store/look-ups.ts";
import type { OutboxRow } from "../port/rows.ts";
import { changeText } from "../port/outbox.ts";
import { instant, statement } from "../port/statement.ts";

export const claimUnknown: typeof real.claimUnknown = async (db, leaseMs, gapMs) => {
  const { session, t, at } = await statement(db);
  const due = t.outbox
    .where(
      session,
      (row) =>
        row.state === "unknown" &&
        (row.lookedUpAt ?? row.unknownAt ?? row.queuedAt) + gapMs <= at &&
        (row.leasedUntil === null || row.leasedUntil < at),
    )
    .toSorted((one, other) => one.seq - other.seq);
  const head = due.find((row) => t.outbox.tryLock(session, row));
  if (head === undefined) return null;
  t.outbox.write(session, { ...head, leasedUntil: at + leaseMs });
  const { clientId, id, action, slot, recipient, sender, body, lookUps, attempts } = head;
  const times = { expiresAt: instant(head.expiresAt), sentAt: instant(head.sentAt ?? head.queuedAt) };
  return { clientId, id, action, slot, recipient, sender, body, lookUps, attempts, ...times };
};

export const holdLookUp: typeof real.holdLookUp = async (tx, text, foundIds) => {
  const { session, t } = await statement(tx);
  await session.lock(`found:${text.clientId}:${text.recipient}`);
  const key = `${text.clientId} ${text.id}`;
  if (!isAsItWas(t.outbox.get(session, key), text)) return null;
  if (!isAsItWas(await t.outbox.lock(session, key), text)) return null;
  session.lookingUp = true;
  const others = t.outbox.where(
    session,
    (row) => row.clientId === text.clientId && row.recipient === text.recipient && row.id !== text.id,
  );
  const held = others.filter(
    ({ state, carrierId }) => state === "sending" || (carrierId !== null && foundIds.includes(carrierId)),
  );
  return {
    taken: held.flatMap(({ carrierId }) => carrierId ?? []),
    likeUnderWay: held.some(({ state, body }) => state === "sending" && body === text.body),
  };
};

function isAsItWas(row: OutboxRow | undefined, { lookUps, attempts }: real.UnknownText): boolean {
  return row?.state === "unknown" && row.lookUps === lookUps && row.attempts === attempts;
}

export const countLookUp: typeof real.countLookUp = async (tx, text) => {
  const { session, at } = await statement(tx);
  await changeText(
    session,
    `${text.clientId} ${text.id}`,
    () => true,
    (row) => ({
      ...row,
      lookUps: text.lookUps + 1,
      lookedUpAt: at,
      leasedUntil: null,
    }),
  );
};

export const endLookUps: typeof real.endLookUps = async (tx, text, as, now) => {
  const { session, database, at } = await statement(tx);
  if (as === "queued") database.rare("a second attempt after two look-ups that found nothing");
  const rest =
    as === "queued"
      ? { dueAt: at, settledAt: null, reason: "two look-ups found nothing" }
      : { settledAt: now.epochMilliseconds, reason: "expired after two look-ups that found nothing" };
  await changeText(
    session,
    `${text.clientId} ${text.id}`,
    () => true,
    (row) => ({
      ...row,
      state: as,
      leasedUntil: null,
      ...rest,
    }),
  );
};
