import { houseClient } from "../domain/ids.ts";
import { circuitOf } from "../domain/send-errors.ts";
import { closeCircuits, openCircuit } from "../store/circuits.ts";
import { raiseIncident, resolveIncident } from "../store/incidents.ts";
import type { Claim } from "../store/outbox.ts";
import type { Store } from "../store/tenant.ts";

const incidentKind = "carrier_refuses";
/** The text that was refused waits a little longer than the circuit, so that another one is the next probe. */
const behindMs = 500;

/**
 * Where the carrier refuses for a reason that somebody must mend, the texts of that client, or all of them, wait, and the
 * operator is told once. Returns in how many milliseconds this text may go again; null for a code that is none of these.
 */
export async function holdForRefusal(
  store: Store,
  claim: Claim,
  code: string,
  now: Temporal.Instant,
): Promise<number | null> {
  const scope = circuitOf(code);
  if (scope === null) return null;
  const clientId = scope === "account" ? houseClient : claim.clientId;
  return store.withTenant(clientId, async (tx) => {
    const { newly, pauseMs } = await openCircuit(tx, clientId, code, claim.probe, now);
    if (newly) {
      const whose = scope === "account" ? "every client" : `client ${claim.clientId}`;
      const detail = `The carrier refuses with ${code} until it is mended. The texts of ${whose} wait, and expire in their time.`;
      await raiseIncident(tx, clientId, { kind: incidentKind, subject: code, detail }, now);
    }
    return Math.ceil(pauseMs) + behindMs;
  });
}

/** A probe was accepted: what stood still for this client and for the account goes on. */
export async function releaseAfterProbe(store: Store, claim: Claim, now: Temporal.Instant): Promise<void> {
  for (const clientId of [houseClient, claim.clientId]) {
    await store.withTenant(clientId, async (tx) => {
      for (const code of await closeCircuits(tx, clientId, now))
        await resolveIncident(tx, clientId, incidentKind, code);
    });
  }
}
