import type { ClientId } from "../domain/ids.ts";
import type { Phone } from "../domain/phone.ts";
import { assignNumber as assign, type NumberRefusal } from "../store/numbers.ts";
import type { Store } from "../store/tenant.ts";

/** Gives a free number to a client; two who ask for one number at once get one yes between them. */
export function assignNumber(
  store: Store,
  phone: Phone,
  clientId: ClientId,
  now: Temporal.Instant,
): Promise<NumberRefusal | null> {
  return store.withTenant(clientId, (tx) => assign(tx, phone, clientId, now));
}
