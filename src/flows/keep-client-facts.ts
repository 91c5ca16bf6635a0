import type { ClientFacts } from "../domain/client-facts.ts";
import type { ClientId } from "../domain/ids.ts";
import { writeClientFacts } from "../store/client-facts.ts";
import type { Store } from "../store/tenant.ts";

/** Keeps what an owner has told us of the business, all of it at once. */
export function keepClientFacts(store: Store, id: ClientId, facts: ClientFacts, now: Temporal.Instant): Promise<void> {
  return store.withTenant(id, (tx) => writeClientFacts(tx, id, facts, now));
}
