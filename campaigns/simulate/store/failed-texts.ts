import type * as real from "../../../src/store/failed-texts.ts";
import type { OutboxRow } from "../port/rows.ts";
import { instant, statement } from "../port/statement.ts";

const conversational: ReadonlySet<string> = new Set(["text_customer", "text_holding_reply", "send_booking_link"]);

export const lockFailedText: typeof real.lockFailedText = async (tx, clientId, id) => {
  const { session, t } = await statement(tx);
  const seen = t.outbox.get(session, `${clientId} ${id}`);
  if (seen === undefined || !failed(seen)) return null;
  const row = await t.outbox.lock(session, `${clientId} ${id}`);
  if (row === undefined || !failed(row)) return null;
  const overtaken = t.outbox
    .where(session, (later) => later.clientId === clientId && later.recipient === row.recipient)
    .some((later) => later.sender === row.sender && later.seq > row.seq && conversational.has(later.action));
  const { action, recipient, sender, template, slot, body } = row;
  return {
    id,
    clientId,
    action,
    recipient,
    sender,
    template,
    slot,
    body,
    expiresAt: instant(row.expiresAt),
    overtaken,
  };
};

function failed({ toldAt, state, carrierStatus }: OutboxRow): boolean {
  const lost = carrierStatus === "undelivered" || carrierStatus === "failed";
  return toldAt === null && (state === "refused" || (state === "accepted" && lost));
}
