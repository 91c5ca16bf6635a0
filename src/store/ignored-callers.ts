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

/** Puts a caller on a client's list or takes them off it; the row stays, with when it changed last. */
export async function setIgnored(
  tx: Tx,
  { clientId, phone, ignored }: { readonly clientId: ClientId; readonly phone: Phone; readonly ignored: boolean },
  now: Temporal.Instant,
): Promise<void> {
  const set = { ignored, changedAt: now.toString() };
  await tx
    .insertInto("ignored_callers")
    .values({ clientId, phone, ...set })
    .onConflict((conflict) => conflict.columns(["clientId", "phone"]).doUpdateSet(set))
    .execute();
}
