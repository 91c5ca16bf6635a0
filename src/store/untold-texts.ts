import { sql } from "kysely";
import type { ClientId } from "../domain/ids.ts";
import type { Phone } from "../domain/phone.ts";
import type { Alone, Tx } from "./tenant.ts";

/** A text that did not arrive, as far as anybody knows, and of which nobody was told. */
export type UntoldText = {
  readonly clientId: ClientId;
  readonly id: string;
  readonly action: string;
  readonly recipient: Phone;
  /** `accepted`: the carrier took it and said later that it did not arrive. */
  readonly state: "expired" | "refused" | "stopped" | "accepted";
  readonly reason: string | null;
  readonly errorCode: string | null;
};

/** The next one, held for `leaseMs`; null where there is none. What ended more than a day ago is left alone. */
export async function claimUntold(db: Alone, leaseMs: number, now: Temporal.Instant): Promise<UntoldText | null> {
  const { rows } = await sql<UntoldText>`
    SELECT "clientId", id, action, recipient, state, reason, "errorCode"
    FROM claim_untold(make_interval(secs => ${leaseMs / 1000}), ${now.toString()}::timestamptz)`.execute(db);
  return rows[0] ?? null;
}

/** Writes that somebody is told of it in this transaction. False where that was done before. */
export async function noteTold(
  tx: Tx,
  { clientId, id }: { readonly clientId: ClientId; readonly id: string },
  now: Temporal.Instant,
): Promise<boolean> {
  const row = await tx
    .updateTable("outbox")
    .set({ toldAt: now.toString(), leasedUntil: null })
    .where("clientId", "=", clientId)
    .where("id", "=", id)
    .where("toldAt", "is", null)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}
