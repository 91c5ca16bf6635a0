import { acknowledgeIncident as acknowledge } from "../store/incidents.ts";
import type { OperatorStore } from "../store/operator.ts";
import type { Store } from "../store/tenant.ts";

/** Says who has seen an incident. `not_open` where somebody has said so already. */
export async function acknowledgeIncident(
  operator: OperatorStore,
  store: Store,
  id: string,
  by: string,
  now: Temporal.Instant,
): Promise<"acknowledged" | "no_such_incident" | "not_open"> {
  const incident = (await operator.incidents()).find((one) => one.id === id);
  if (incident === undefined) return "no_such_incident";
  const { clientId } = incident;
  const done = await store.withTenant(clientId, (tx) => acknowledge(tx, clientId, id, by, now));
  return done ? "acknowledged" : "not_open";
}
