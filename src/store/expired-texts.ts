import { sql } from "kysely";
import type { ClientId } from "../domain/ids.ts";
import type { Phone } from "../domain/phone.ts";
import type { Tx } from "./tenant.ts";

/** A text that was not sent in time, and of which nobody was told. */
export type ExpiredText = {
  readonly clientId: ClientId;
  readonly id: string;
  readonly action: string;
  readonly recipient: Phone;
};

/** The next one, held for `leaseMs`; null where there is none. What expired more than a day ago is left alone. */
export async function claimExpired(tx: Tx, leaseMs: number, now: Temporal.Instant): Promise<ExpiredText | null> {
  const { rows } = await sql<ExpiredText>`
    SELECT "clientId", id, action, recipient
    FROM claim_expired(make_interval(secs => ${leaseMs / 1000}), ${now.toString()}::timestamptz)`.execute(tx);
  return rows[0] ?? null;
}

/** Writes that somebody is told of it in this transaction. False where that was done before. */
export async function noteTold(tx: Tx, { clientId, id }: ExpiredText, now: Temporal.Instant): Promise<boolean> {
  const row = await tx
    .updateTable("outbox")
    .set({ ownerToldAt: now.toString(), leasedUntil: null })
    .where("clientId", "=", clientId)
    .where("id", "=", id)
    .where("ownerToldAt", "is", null)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}
