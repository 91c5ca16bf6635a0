import { houseClient } from "../domain/ids.ts";
import type { Phone } from "../domain/phone.ts";
import { houseNumber } from "../store/numbers.ts";
import type { Store } from "../store/tenant.ts";
import { addNumberToPool } from "./add-number.ts";
import type { Carrier } from "./carrier.ts";

/** Whether the operator can be texted from this number: it must be in the pool as SYSTEM, and nobody's. */
export async function operatorNumberStands(store: Store, phone: Phone): Promise<boolean> {
  const found = await store.withTenant(houseClient, (tx) => houseNumber(tx, phone));
  return found?.role === "SYSTEM" && found.state === "warm";
}

/** Takes the sandbox's own operator number into the pool, and buys it there, where that was not done before. */
export async function keepOperatorNumber(
  store: Store,
  carrier: Carrier,
  phone: Phone,
  now: Temporal.Instant,
): Promise<void> {
  if (await operatorNumberStands(store, phone)) return;
  const refused = await addNumberToPool(store, carrier, { phone, role: "SYSTEM" }, now);
  if (refused !== null) throw new Error(`${phone} cannot be the operator's number: ${refused}`);
}
