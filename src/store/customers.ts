import type { ClientId } from "../domain/ids.ts";
import type { Phone } from "../domain/phone.ts";
import { utc } from "./clients.ts";
import { newId } from "./new-id.ts";
import type { Tx } from "./tenant.ts";

/** The customer with this phone, made if there is none; two at once agree on one row. */
export async function customerOf(tx: Tx, clientId: ClientId, phone: Phone, now: Temporal.Instant): Promise<string> {
  await tx
    .insertInto("customers")
    .values({ id: newId("customer"), clientId, phone, phoneE164: phone, createdAt: utc(now), updatedAt: utc(now) })
    // Without a target: the inherited key over "phone" may be the one that a second insert meets first.
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await tx
    .selectFrom("customers")
    .select("id")
    .where("clientId", "=", clientId)
    .where((where) => where.or([where("phoneE164", "=", phone), where("phone", "=", phone)]))
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function nameCustomer(tx: Tx, clientId: ClientId, id: string, name: string): Promise<void> {
  await tx.updateTable("customers").set({ name }).where("clientId", "=", clientId).where("id", "=", id).execute();
}
