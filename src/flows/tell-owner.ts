import { textLifeMinutes } from "../domain/text-life.ts";
import { queueOrHold } from "../gate/outbox.ts";
import type { Client } from "../store/clients.ts";
import type { ClaimedEvent } from "../store/inbox.ts";
import { raiseIncident } from "../store/incidents.ts";
import type { Tx } from "../store/tenant.ts";

export type OwnerText = {
  readonly client: Client;
  readonly claimed: ClaimedEvent;
  readonly template: string;
  readonly body: string;
  /** Which effect of the event's step this is, so that each is said once. */
  readonly place: number;
};

/** Alerts the owner, from the client's number. Where that is refused the operator sees it. Returns what became of it. */
export async function tellOwner(tx: Tx, text: OwnerText, now: Temporal.Instant): Promise<string> {
  const { client, claimed, template, body } = text;
  if (client.ownerPhone === null || client.number === null) return "refused: no owner phone";
  const request = {
    clientId: client.id,
    action: "text_owner",
    recipient: client.ownerPhone,
    sender: client.number,
    template,
    slot: `${claimed.id}/${text.place}`,
    body,
  } as const;
  const expiresAt = now.add({ minutes: textLifeMinutes.ownerAlert });
  const asked = await queueOrHold(tx, request, { conversationId: null, expiresAt }, now);
  if (asked.answer === "queued") return "queued";
  const detail = `An alert to the owner of ${client.businessName} was ${asked.answer}: ${asked.reason}.`;
  await raiseIncident(tx, client.id, { kind: "owner_not_told", subject: client.id, detail }, now);
  return `${asked.answer}: ${asked.reason}`;
}
