import type { ClientId } from "../domain/ids.ts";
import type { Phone } from "../domain/phone.ts";
import { readClient } from "../store/clients.ts";
import { setIgnored } from "../store/ignored-callers.ts";
import type { Store } from "../store/tenant.ts";

export type Ignored = "ignored" | "not_ignored" | "no_such_client" | "owner_phone";

/**
 * Puts a caller on a client's ignore list, or takes them off it. What they say is recorded; they are not texted, and the owner
 * does not hear of them. STOP from them counts, and words about danger are answered all the same.
 */
export function ignoreCaller(
  store: Store,
  { clientId, phone, ignored }: { readonly clientId: ClientId; readonly phone: Phone; readonly ignored: boolean },
  now: Temporal.Instant,
): Promise<Ignored> {
  return store.withTenant(clientId, async (tx) => {
    const client = await readClient(tx, clientId);
    if (client === null) return "no_such_client";
    if (client.ownerPhone === phone) return "owner_phone";
    await setIgnored(tx, { clientId, phone, ignored }, now);
    return ignored ? "ignored" : "not_ignored";
  });
}
