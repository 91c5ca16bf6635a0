import type { ClientId } from "../domain/ids.ts";
import type { Phone } from "../domain/phone.ts";
import type { Tx } from "./tenant.ts";

/** How long a number at which nothing arrives is left alone (telephony page, C11). */
const unreachableDays = 30;

/** From here on the gate refuses this number for this client, until the days are over. */
export async function noteUnreachable(
  tx: Tx,
  { clientId, phone, code }: { readonly clientId: ClientId; readonly phone: Phone; readonly code: string },
  now: Temporal.Instant,
): Promise<void> {
  const learned = {
    code,
    learnedAt: now.toString(),
    unreachableUntil: now.add({ hours: unreachableDays * 24 }).toString(),
  };
  await tx
    .insertInto("unreachable_numbers")
    .values({ clientId, phone, ...learned })
    .onConflict((conflict) => conflict.columns(["clientId", "phone"]).doUpdateSet(learned))
    .execute();
}
