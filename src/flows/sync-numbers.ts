import type { NumberRole } from "../domain/carrier-event.ts";
import type { Phone } from "../domain/phone.ts";
import { addNumber, isOurs } from "../store/numbers.ts";
import type { Store } from "../store/tenant.ts";
import type { Carrier } from "./carrier.ts";

/** A number of the account that the pool did not have, and whether it has it now. */
export type StrayNumber = { readonly phone: Phone; readonly taken: boolean };

/**
 * The account's numbers that are not in the pool. Where `role` is given they are taken into it, and their calls and texts are sent
 * to us; without it they are named and nothing is changed, since an account may have numbers that are none of ours.
 */
export async function syncNumbers(
  store: Store,
  carrier: Pick<Carrier, "listNumbers" | "pointHere">,
  role: NumberRole | null,
  now: Temporal.Instant,
): Promise<readonly StrayNumber[]> {
  const strays: StrayNumber[] = [];
  for (const { phone, carrierId } of await carrier.listNumbers()) {
    if (await store.withoutTenant((db) => isOurs(db, phone))) continue;
    strays.push({ phone, taken: role !== null });
    if (role === null) continue;
    await store.withoutTenant((db) => addNumber(db, phone, role, carrierId, now));
    await carrier.pointHere(carrierId);
  }
  return strays;
}
