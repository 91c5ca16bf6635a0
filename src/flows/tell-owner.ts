import { alertWaitsUntil } from "../domain/owner/quiet-hours.ts";
import type { Tx } from "../store/tenant.ts";
import { keepWaiting } from "../store/waiting-alerts.ts";
import { alertNow, type OwnerText } from "./alert-now.ts";
import { wakeLater } from "./wake-owner.ts";

/**
 * Alerts the owner now, or when they want to be told: what is no emergency waits for the end of their quiet hours. Returns
 * `queued`, or what became of it.
 */
export async function tellOwner(tx: Tx, text: OwnerText, now: Temporal.Instant): Promise<string> {
  const { client, emergency, slot, template, body } = text;
  const waitsUntil = emergency ? null : alertWaitsUntil(client.quiet, client.timeZone, now);
  if (waitsUntil === null) return alertNow(tx, text, now);
  if (!(await keepWaiting(tx, client.id, { slot, template, body }, now))) return "told already";
  await wakeLater(tx, client.id, waitsUntil, now);
  return "waits for the owner";
}
