import { closingSubject, closingTimer } from "../domain/closing.ts";
import type { ClientId } from "../domain/ids.ts";
import { noticeWaitsUntil } from "../domain/owner/notice.ts";
import { readClient, type Client } from "../store/clients.ts";
import { closeClient as shut, noteClosing } from "../store/closing.ts";
import { lockSetup } from "../store/setups.ts";
import type { Store, Tx } from "../store/tenant.ts";
import { setTimer } from "../store/timers.ts";
import { switchOff } from "./switch-off.ts";

export type Close = { readonly reason: string; readonly by: string };

/** Ends a client: from the commit on the gate refuses everything for it. False where there is no such open client. */
export function closeClient(
  store: Store,
  id: ClientId,
  { reason, by }: Close,
  now: Temporal.Instant,
): Promise<boolean> {
  return store.withTenant(id, async (tx) => (await noteClosing(tx, id, reason, now)) && shut(tx, id, by, now));
}

/**
 * Begins to end a client. Where the owner has a divert to us, nobody is texted in its name from now on, the owner is told how to take
 * the divert back, and `go-on-closing` shuts it when those texts have left; where there is none it is closed at once.
 */
export async function beginClosing(
  store: Store,
  id: ClientId,
  close: Close,
  now: Temporal.Instant,
): Promise<"closed" | "closing" | "no_such_client"> {
  const client = await store.withTenant(id, (tx) => readClient(tx, id));
  if (client === null) return "no_such_client";
  if (!(await store.withTenant(id, (tx) => mayDivert(tx, client)))) {
    return (await closeClient(store, id, close, now)) ? "closed" : "no_such_client";
  }
  const press = { what: "outbound", reason: `closing: ${close.reason}`, by: close.by } as const;
  await switchOff(store, { level: "client", clientId: id }, press, { now });
  return store.withTenant(id, async (tx) => {
    if (!(await noteClosing(tx, id, close.reason, now))) return "no_such_client";
    const dueAt = noticeWaitsUntil(client.quiet, client.timeZone, now) ?? now;
    await setTimer(tx, id, { kind: closingTimer, subject: closingSubject("tell", dueAt), dueAt, everySeconds: null });
    return "closing";
  });
}

/** Whoever was shown a code may have dialled it. Whom the operator added was told the codes by the operator. */
async function mayDivert(tx: Tx, { id, number, ownerPhone }: Client): Promise<boolean> {
  if (number === null || ownerPhone === null) return false;
  const setup = await lockSetup(tx, id);
  return setup === null || ["divert", "test_call", "live"].includes(setup.open.is);
}
