import { billingRules } from "../domain/billing.ts";
import type { ClientId } from "../domain/ids.ts";
import { silentSince } from "../domain/silence.ts";
import { readBilling } from "../store/billing.ts";
import { readHeard } from "../store/silence.ts";
import type { Tx } from "../store/tenant.ts";

/** Since when no call came, where that is suspicious. Whom nobody pays for may have taken the divert off. */
export async function silenceOf(tx: Tx, clientId: ClientId, now: Temporal.Instant): Promise<Temporal.Instant | null> {
  const heard = await readHeard(tx, clientId);
  const billing = await readBilling(tx, clientId);
  if (heard === null || billing === null || billingRules[billing.state].answered === "no") return null;
  return silentSince(heard, now);
}
