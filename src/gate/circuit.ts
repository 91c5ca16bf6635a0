import { houseClient, type ClientId } from "../domain/ids.ts";
import { circuitOf, showsInReceipts } from "../domain/send-errors.ts";
import { closeCircuit, openCircuit, openCodes, waitOn } from "../store/circuits.ts";
import { raiseIncident, resolveIncident } from "../store/incidents.ts";
import type { Store, Tx } from "../store/tenant.ts";

const incidentKind = "carrier_refuses";
/** The text that was refused waits a little longer than the circuit, so that another one is the next probe. */
const behindMs = 500;

/** Whose text was refused, and whether it went as a probe. */
export type Refused = { readonly clientId: ClientId; readonly probe: boolean };

/**
 * Where the carrier refuses for a reason that somebody must mend, the texts of that client, or all of them, wait, and the
 * operator is told once. Returns in how many milliseconds this text may go again; null for a code that is none of these.
 */
export async function holdForRefusal(
  store: Store,
  refused: Refused,
  code: string,
  now: Temporal.Instant,
): Promise<number | null> {
  const scope = circuitOf(code);
  if (scope === null) return null;
  const clientId = scope === "account" ? houseClient : refused.clientId;
  return store.withTenant(clientId, async (tx) => {
    const { newly, pauseMs } = await openCircuit(tx, clientId, code, refused.probe, now);
    if (newly) {
      const whose = scope === "account" ? "every client" : `client ${refused.clientId}`;
      const detail = `The carrier refuses with ${code} until it is mended. The texts of ${whose} wait, and expire in their time.`;
      await raiseIncident(tx, clientId, { kind: incidentKind, subject: code, detail }, now);
    }
    return Math.ceil(pauseMs) + behindMs;
  });
}

/**
 * A probe was accepted: what stood still for this client and for the account goes on. A circuit that a callback opened stands
 * for another pause, since its texts were accepted, too.
 */
export async function releaseAfterProbe(store: Store, { clientId }: Refused, now: Temporal.Instant): Promise<void> {
  await inBoth(store, clientId, async (tx, whose, code) => {
    if (showsInReceipts(code)) await waitOn(tx, whose, code);
    else await close(tx, whose, code, now);
  });
}

/** A probe has arrived on its phone: nothing is left to be mended. */
export async function closeOnReceipt(store: Store, clientId: ClientId, now: Temporal.Instant): Promise<void> {
  await inBoth(store, clientId, async (tx, whose, code) => {
    if (showsInReceipts(code)) await close(tx, whose, code, now);
  });
}

/** For each open circuit of the account, and of this client. */
async function inBoth(
  store: Store,
  clientId: ClientId,
  work: (tx: Tx, whose: ClientId, code: string) => Promise<void>,
): Promise<void> {
  for (const whose of [houseClient, clientId]) {
    await store.withTenant(whose, async (tx) => {
      for (const code of await openCodes(tx, whose)) await work(tx, whose, code);
    });
  }
}

async function close(tx: Tx, clientId: ClientId, code: string, now: Temporal.Instant): Promise<void> {
  await closeCircuit(tx, clientId, code, now);
  await resolveIncident(tx, clientId, incidentKind, code);
}
