import { sql } from "kysely";
import type { ClientId } from "../domain/ids.ts";
import type { Phone } from "../domain/phone.ts";
import { newId } from "./new-id.ts";
import type { Tx } from "./tenant.ts";

export type OptOut = {
  readonly clientId: ClientId;
  readonly phone: Phone;
  readonly source: "keyword" | "phrase" | "carrier";
  readonly words: string;
  readonly eventId: string | null;
};

/**
 * From here on the gate refuses this person for this client, until they text START. A claim of a text to them that is under
 * way is waited for, and the next one reads what is written here. Where they had opted out before, that entry stands.
 */
export async function optOut(
  tx: Tx,
  { clientId, phone, source, words, eventId }: OptOut,
  now: Temporal.Instant,
): Promise<void> {
  await sql`SELECT opt_out(${clientId}, ${newId("optout")}, ${phone}, ${source}, ${words}, ${eventId},
    ${now.toString()}::timestamptz)`.execute(tx);
}

/** By a text of their own, which the database looks at: no other event undoes an opt-out. */
export async function optIn(
  tx: Tx,
  clientId: ClientId,
  phone: Phone,
  eventId: string,
  now: Temporal.Instant,
): Promise<void> {
  await sql`SELECT opt_in(${clientId}, ${phone}, ${eventId}, ${now.toString()}::timestamptz)`.execute(tx);
}

/** Whether this person has opted out of this client's texts and not come back. */
export async function hasOptedOut(tx: Tx, clientId: ClientId, phone: Phone): Promise<boolean> {
  const row = await tx
    .selectFrom("opt_outs")
    .select("id")
    .where("clientId", "=", clientId)
    .where("phone", "=", phone)
    .where("clearedAt", "is", null)
    .executeTakeFirst();
  return row !== undefined;
}
