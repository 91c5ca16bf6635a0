import type * as real from "../../../src/store/alerts.ts";
import { statement } from "../port/statement.ts";

export const alertArrived: typeof real.alertArrived = async (tx, clientId, outboxId) => {
  const { session, t } = await statement(tx);
  const first = t.outbox.get(session, `${clientId} ${outboxId}`);
  if (first === undefined) return false;
  return t.outbox
    .where(session, (row) => row.clientId === clientId && row.recipient === first.recipient)
    .some(
      (row) => firstSlot(row.slot) === firstSlot(first.slot) && /^(?:delivered|read)$/.test(row.carrierStatus ?? ""),
    );
};

function firstSlot(slot: string): string {
  return slot.split(" try ")[0] ?? "";
}
