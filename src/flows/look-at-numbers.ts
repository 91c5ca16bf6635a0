import type { AccountLook, NumberAim } from "../domain/account-look.ts";
import type { Phone } from "../domain/phone.ts";
import { numbersToSweep } from "../store/numbers.ts";
import type { Store } from "../store/tenant.ts";

export type NumberSeen = { readonly phone: Phone; readonly aims: NumberAim["aims"] | "not_in_the_account" };

/** Where the carrier sends the calls and texts of every number that we hold. Nothing is mended: `checkNumbers` does that. */
export async function lookAtNumbers(store: Store, look: Pick<AccountLook, "numbers">): Promise<readonly NumberSeen[]> {
  const held = await store.withoutTenant(numbersToSweep);
  const aims = new Map((await look.numbers()).map((number) => [number.phone, number.aims]));
  return held.map(({ phone }) => ({ phone, aims: aims.get(phone) ?? "not_in_the_account" }));
}
