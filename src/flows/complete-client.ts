import type { ClientId } from "../domain/ids.ts";
import { completeOnboarding } from "../store/clients.ts";
import type { Store } from "../store/tenant.ts";

/** The OnboardingGuard's only door: what is still missing, by name, or nothing where the client is live now. */
export function completeClient(store: Store, id: ClientId, now: Temporal.Instant): Promise<readonly string[]> {
  return store.withTenant(id, (tx) => completeOnboarding(tx, id, now));
}
