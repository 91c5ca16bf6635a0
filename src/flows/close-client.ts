import type { ClientId } from "../domain/ids.ts";
import { closeClient as close } from "../store/clients.ts";
import type { Store } from "../store/tenant.ts";

/** Ends a client: from the commit on the gate refuses everything for it. False where there is no such open client. */
export function closeClient(store: Store, id: ClientId, reason: string, now: Temporal.Instant): Promise<boolean> {
  return store.withTenant(id, (tx) => close(tx, id, reason, now));
}
