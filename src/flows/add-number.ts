import type { NumberRole } from "../domain/carrier-event.ts";
import type { Phone } from "../domain/phone.ts";
import { addNumber, isOurs, type NumberRefusal } from "../store/numbers.ts";
import type { Store } from "../store/tenant.ts";
import type { Carrier } from "./carrier.ts";

const notSold = { gone: "somebody else has it", busy: "it takes no more requests at this moment" } as const;

/**
 * Takes a number into the pool. Where `carrier` is given it is bought there first, with our addresses on it; a number that
 * we hold already is refused before any money is spent.
 */
export async function addNumberToPool(
  store: Store,
  carrier: Carrier | null,
  number: { readonly phone: Phone; readonly role: NumberRole },
  now: Temporal.Instant,
): Promise<NumberRefusal | null> {
  if (await store.withoutTenant((db) => isOurs(db, number.phone))) return "number_already_held";
  const bought = await carrier?.buyNumber(number.phone);
  if (bought !== undefined && bought.is !== "bought") {
    const why = bought.is === "refused" ? bought.why : notSold[bought.is];
    throw new Error(`the carrier does not sell ${number.phone}: ${why}`);
  }
  return store.withoutTenant((db) => addNumber(db, number.phone, number.role, bought?.carrierId ?? null, now));
}
