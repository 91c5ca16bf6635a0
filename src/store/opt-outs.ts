import { sql } from "kysely";
import type { ClientId } from "../domain/ids.ts";
import type { Phone } from "../domain/phone.ts";
import type { Tx } from "./tenant.ts";

export type OptOut = {
  readonly clientId: ClientId;
  readonly phone: Phone;
  readonly source: "keyword" | "phrase" | "carrier";
  readonly words: string;
  readonly eventId: string | null;
};

/**
 * From here on the gate refuses this person for this client, until they text START. It takes the exclusive lock whose shared
 * side every claim takes: a claim of a text to them that is under way is waited for, and the next one reads what is written.
 */
export async function optOut(
  tx: Tx,
  { clientId, phone, source, words, eventId }: OptOut,
  now: Temporal.Instant,
): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`customer:${clientId}:${phone}`}, 0))`.execute(tx);
  const said = { source, words, eventId, optedOutAt: now.toString(), clearedAt: null };
  await tx
    .insertInto("opt_outs")
    .values({ clientId, phone, ...said })
    .onConflict((conflict) => conflict.columns(["clientId", "phone"]).doUpdateSet(said))
    .execute();
}

export async function optIn(tx: Tx, clientId: ClientId, phone: Phone, now: Temporal.Instant): Promise<void> {
  await tx
    .updateTable("opt_outs")
    .set({ clearedAt: now.toString() })
    .where("clientId", "=", clientId)
    .where("phone", "=", phone)
    .where("clearedAt", "is", null)
    .execute();
}
