import type { ClientId } from "../domain/ids.ts";
import { alertWaitsUntil } from "../domain/owner/quiet-hours.ts";
import { alertsWaited, mentionIn } from "../domain/wording/owner-waited.ts";
import { readClient } from "../store/clients.ts";
import type { Tx } from "../store/tenant.ts";
import { setTimer } from "../store/timers.ts";
import { endWaiting } from "../store/waiting-alerts.ts";
import { alertNow } from "./alert-now.ts";

/** The kind of the timer that lets alerts go which have waited; its subject is the moment for which it was set. */
export const wakeTimer = "wake_owner";

/** Above so many, one text says of whom they are: nobody wakes up to twenty texts. */
const oneByOneMax = 3;

export async function wakeLater(
  tx: Tx,
  clientId: ClientId,
  dueAt: Temporal.Instant,
  now: Temporal.Instant,
): Promise<void> {
  const at = Temporal.Instant.compare(dueAt, now) < 0 ? now : dueAt;
  await setTimer(tx, clientId, { kind: wakeTimer, subject: at.toString(), dueAt: at, everySeconds: null });
}

/** Alerts that waited go now, through the gate as any other, unless the owner wants to be left alone for longer by now. */
export async function wakeOwner(tx: Tx, clientId: ClientId, now: Temporal.Instant): Promise<void> {
  const client = await readClient(tx, clientId);
  if (client === null) return;
  const waitsUntil = alertWaitsUntil(client.quiet, client.timeZone, now);
  if (waitsUntil !== null) return wakeLater(tx, clientId, waitsUntil, now);
  const waited = await endWaiting(tx, clientId, now);
  if (waited.length > oneByOneMax) {
    const body = alertsWaited(waited.map((alert) => mentionIn(alert.body)));
    const slot = `waited until ${now.toString()}`;
    await alertNow(tx, { client, template: "alerts_waited", body, slot, emergency: false }, now);
    return;
  }
  for (const alert of waited) await alertNow(tx, { client, ...alert, emergency: false }, now);
}
