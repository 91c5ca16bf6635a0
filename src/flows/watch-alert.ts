import { alertWatchMinutes } from "../domain/alert-watch.ts";
import type { ClientId } from "../domain/ids.ts";
import { alertArrived } from "../store/alerts.ts";
import { readClient } from "../store/clients.ts";
import { raiseIncident } from "../store/incidents.ts";
import type { Tx } from "../store/tenant.ts";

/** An alert about an emergency that nobody knows to have arrived is the operator's to follow up, whatever has become of it. */
export async function watchAlert(tx: Tx, clientId: ClientId, outboxId: string, now: Temporal.Instant): Promise<void> {
  const client = await readClient(tx, clientId);
  if (client === null || (await alertArrived(tx, clientId, outboxId))) return;
  const detail = `The alert about an emergency to the owner of ${client.businessName} has not arrived after ${alertWatchMinutes} minutes.`;
  await raiseIncident(tx, clientId, { kind: "emergency_not_told", subject: outboxId, detail }, now);
}
