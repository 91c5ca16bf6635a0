import { closingSubject, closingTimer, isOverdue, lookAgainAt, parseClosingStep } from "../domain/closing.ts";
import type { ClientId } from "../domain/ids.ts";
import { closingTexts } from "../domain/wording/take-back.ts";
import { readClient, type Client } from "../store/clients.ts";
import { closeClient, isPlatformPaused, readClosing, textsNotLeft } from "../store/closing.ts";
import { raiseIncident } from "../store/incidents.ts";
import { lockSetup } from "../store/setups.ts";
import type { Tx } from "../store/tenant.ts";
import { setTimer } from "../store/timers.ts";
import { notifyOwner } from "./notify-owner.ts";

const name = "closing";
const nothingTold = { phoneType: null, network: null };

/**
 * One step of a close: the owner is told how to take the divert back, and the client is shut once those texts have left. The gate lets
 * nothing go for a client that is shut, so it is shut after them, and after a day whatever has become of them.
 */
export async function goOnClosing(tx: Tx, id: ClientId, subject: string, now: Temporal.Instant): Promise<void> {
  const step = parseClosingStep(subject);
  const client = await readClient(tx, id);
  const since = await readClosing(tx, id);
  if (step === null || client === null || since === null) return;
  const overdue = isOverdue(since, now);
  if (step === "tell" && !overdue) {
    // What a pause holds would be said to nobody: it is asked for when the pause is over.
    if (await isPlatformPaused(tx)) return again(tx, id, "tell", since, now);
    await tell(tx, client, since, now);
    return again(tx, id, "shut", since, now);
  }
  const waiting = await textsNotLeft(tx, id, name);
  if (waiting > 0 && !overdue) return again(tx, id, "shut", since, now);
  if (waiting > 0 || step === "tell") await reportUntold(tx, client, now);
  await closeClient(tx, id, "jobrun", now);
}

async function tell(tx: Tx, client: Client, since: Temporal.Instant, now: Temporal.Instant): Promise<void> {
  if (client.number === null) return;
  const told = (await lockSetup(tx, client.id))?.told ?? nothingTold;
  for (const [place, body] of closingTexts(told, client.number).entries())
    await notifyOwner(tx, client, { name, episode: `${since.toString()} ${place}`, body }, now);
}

async function again(
  tx: Tx,
  id: ClientId,
  step: "tell" | "shut",
  since: Temporal.Instant,
  now: Temporal.Instant,
): Promise<void> {
  const dueAt = lookAgainAt(since, now);
  await setTimer(tx, id, { kind: closingTimer, subject: closingSubject(step, dueAt), dueAt, everySeconds: null });
}

async function reportUntold(tx: Tx, { id, businessName }: Client, now: Temporal.Instant): Promise<void> {
  const detail = `${businessName} is closed, and its owner was not told how to take the divert back.`;
  await raiseIncident(tx, id, { kind: "owner_not_notified", subject: "closing", detail }, now);
}
