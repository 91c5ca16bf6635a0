import type { ClientId } from "../domain/ids.ts";
import type { Phone } from "../domain/phone.ts";
import type { Tx } from "./tenant.ts";

/** Whether this client wants nothing to do with this caller. */
export async function isIgnored(tx: Tx, clientId: ClientId, phone: Phone): Promise<boolean> {
  const row = await tx
    .selectFrom("ignored_callers")
    .select("ignored")
    .where("clientId", "=", clientId)
    .where("phone", "=", phone)
    .executeTakeFirst();
  return row?.ignored === true;
}
