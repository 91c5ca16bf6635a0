import type * as real from "../../../src/store/text-status.ts";
import { changeText } from "../port/outbox.ts";
import { instant, statement } from "../port/statement.ts";

export const findText: typeof real.findText = async (tx, clientId, by) => {
  const { session, t } = await statement(tx);
  const found =
    by.outboxId === null
      ? t.outbox.find(session, (row) => row.clientId === clientId && row.carrierId === by.carrierId)
      : t.outbox.get(session, `${clientId} ${by.outboxId}`);
  const row = found && (await t.outbox.lock(session, `${clientId} ${found.id}`));
  if (row === undefined) return null;
  const { id, state, recipient, carrierStatus, action, slot, expiresAt, reason } = row;
  const probe = reason === probeReason;
  return { id, state, recipient, carrierStatus, action, slot, expiresAt: instant(expiresAt), probe };
};

export const probeReason: typeof real.probeReason = "a probe of a carrier that refused";

export const learnStatus: typeof real.learnStatus = async (tx, clientId, text, news, now) => {
  const { session, database } = await statement(tx);
  const { status, rank, carrierId, errorCode } = news;
  if (text.state === "sending") database.rare("a callback came before the answer");
  if (text.state === "unknown" && !session.lookingUp) database.rare("an unknown text healed by its callback");
  if (text.state === "unknown" && session.lookingUp) database.rare("an unknown text found by a look-up");
  const heals = text.state === "unknown" || text.state === "queued" || text.state === "held";
  const healed = heals ? ({ state: "accepted", settledAt: now.epochMilliseconds } as const) : {};
  await changeText(
    session,
    `${clientId} ${text.id}`,
    () => true,
    (row) => ({
      ...row,
      carrierStatus: status,
      carrierRank: rank,
      carrierId,
      errorCode,
      ...healed,
    }),
  );
};
