import { alertWatchMinutes, alertWatchTimer } from "../domain/alert-watch.ts";
import { textLifeMinutes } from "../domain/text-life.ts";
import { queueOrHold } from "../gate/outbox.ts";
import type { Client } from "../store/clients.ts";
import { raiseIncident } from "../store/incidents.ts";
import type { Tx } from "../store/tenant.ts";
import { setTimer } from "../store/timers.ts";

export type OwnerText = {
  readonly client: Client;
  readonly template: string;
  readonly body: string;
  /** What it answers, and which effect of that this is: each is said once. */
  readonly slot: string;
  /** Whether somebody looks after three minutes if it has arrived. */
  readonly emergency: boolean;
};

/** Alerts the owner, from the client's number. Where that is refused the operator sees it. Returns what became of it. */
export async function alertNow(tx: Tx, text: OwnerText, now: Temporal.Instant): Promise<string> {
  const { client, template, body, slot, emergency } = text;
  if (client.ownerPhone === null || client.number === null) return "refused: no owner phone";
  const request = {
    clientId: client.id,
    action: "text_owner",
    recipient: client.ownerPhone,
    sender: client.number,
    template,
    slot,
    body,
  } as const;
  const expiresAt = now.add({ minutes: textLifeMinutes.ownerAlert });
  const asked = await queueOrHold(tx, request, { conversationId: null, expiresAt }, now);
  if (asked.answer === "queued") {
    if (emergency) await watch(tx, client, asked.outboxId, now);
    return "queued";
  }
  if (asked.reason === "already_said" || asked.reason === "same_words_lately") return "told already";
  const detail = `An alert to the owner of ${client.businessName} was ${asked.answer}: ${asked.reason}.`;
  const about = emergency
    ? { kind: "emergency_not_told", subject: slot }
    : { kind: "owner_not_told", subject: client.id };
  await raiseIncident(tx, client.id, { ...about, detail }, now);
  return `${asked.answer}: ${asked.reason}`;
}

async function watch(tx: Tx, client: Client, outboxId: string, now: Temporal.Instant): Promise<void> {
  const dueAt = now.add({ minutes: alertWatchMinutes });
  await setTimer(tx, client.id, { kind: alertWatchTimer, subject: outboxId, dueAt, everySeconds: null });
}
