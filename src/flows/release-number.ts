import { houseClient } from "../domain/ids.ts";
import type { Phone } from "../domain/phone.ts";
import { releaseNumber as release, type NumberRefusal } from "../store/numbers.ts";
import type { OperatorStore } from "../store/operator.ts";
import type { Store } from "../store/tenant.ts";

/** Takes a number from whoever has it into quarantine, where nobody gets it for a while. */
export async function releaseNumber(
  operator: OperatorStore,
  store: Store,
  phone: Phone,
  now: Temporal.Instant,
): Promise<NumberRefusal | null> {
  const holder = (await operator.numbers()).find((number) => number.phone === phone)?.clientId ?? houseClient;
  return store.withTenant(holder, (tx) => release(tx, phone, holder, now));
}
