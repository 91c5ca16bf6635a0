import { houseClient } from "../domain/ids.ts";
import type { Phone } from "../domain/phone.ts";
import type { NumberRefusal } from "../store/numbers.ts";
import { takeOutNumber as takeOut } from "../store/rests.ts";
import type { Store } from "../store/tenant.ts";

/** Takes a number that is no client's out of the pool: nobody gets it again, by no timer and by no command. */
export function takeOutNumber(
  store: Store,
  phone: Phone,
  who: string,
  now: Temporal.Instant,
): Promise<NumberRefusal | null> {
  return store.withTenant(houseClient, (tx) => takeOut(tx, phone, who, now));
}
