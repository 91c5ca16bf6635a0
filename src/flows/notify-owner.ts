import type { Notice } from "../domain/owner/notice.ts";
import { textLifeMinutes } from "../domain/text-life.ts";
import { queueOrHold } from "../gate/outbox.ts";
import type { Client } from "../store/clients.ts";
import { raiseIncident } from "../store/incidents.ts";
import { onboardingNumber } from "../store/stuck.ts";
import type { Tx } from "../store/tenant.ts";

type Told = Notice & { readonly body: string };

/** Tells the owner about the service itself. Where that is refused the operator sees it. */
export async function notifyOwner(
  tx: Tx,
  client: Client,
  { name, episode, body }: Told,
  now: Temporal.Instant,
): Promise<void> {
  const { id: clientId, ownerPhone: recipient } = client;
  const sender = client.number ?? (await onboardingNumber(tx));
  if (recipient === null || sender === null)
    return notTold(tx, client, "no phone of the owner, or no number to text from", now);
  const request = {
    clientId,
    action: "notify_owner",
    recipient,
    sender,
    template: name,
    slot: `notice ${name} ${episode}`,
    body,
  } as const;
  const expiresAt = now.add({ minutes: textLifeMinutes.ownerNotice });
  const asked = await queueOrHold(tx, request, { conversationId: null, expiresAt }, now);
  if (asked.answer === "queued" || asked.reason === "already_said") return;
  await notTold(tx, client, `${asked.answer}: ${asked.reason}`, now);
}

async function notTold(tx: Tx, { id, businessName }: Client, why: string, now: Temporal.Instant): Promise<void> {
  const detail = `A notice to the owner of ${businessName} did not go out (${why}).`;
  await raiseIncident(tx, id, { kind: "owner_not_notified", subject: id, detail }, now);
}
