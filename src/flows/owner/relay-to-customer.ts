import { textLifeMinutes } from "../../domain/text-life.ts";
import { relayText } from "../../domain/wording/owner-relay.ts";
import { queueText } from "../../gate/outbox.ts";
import { ask, isPermit } from "../../gate/system-gate.ts";
import { conversationBehind } from "../../store/conversations.ts";
import { keepMessage } from "../../store/messages.ts";
import type { Tx } from "../../store/tenant.ts";
import type { OwnerScene } from "./owner-scene.ts";
import type { NamedLead } from "./open-desk.ts";

/**
 * Sends an owner's words to a customer, as the client and through the gate. Nothing of it is held: "on my way" is of no use an
 * hour later. Returns `queued`, or the reason why they do not go.
 */
export async function relayToCustomer(
  tx: Tx,
  { client, cause }: OwnerScene,
  { lead }: NamedLead,
  words: string,
  now: Temporal.Instant,
): Promise<string> {
  const { id: clientId, number: sender, businessName } = client;
  const { conversationId, phone: recipient } = lead;
  if (recipient === null || conversationId === null) return "not_textable";
  if (sender === null) return "client_not_live";
  const behind = await conversationBehind(tx, clientId, conversationId);
  if (behind === null) return "not_textable";
  const body = relayText(businessName, words);
  const slot = `${cause.id}/relay`;
  const answer = await ask(
    tx,
    { clientId, action: "text_customer", recipient, sender, template: "relay", slot, body },
    now,
  );
  if (!isPermit(answer)) return answer.refused;
  await queueText(tx, answer, cause.happenedAt.add({ minutes: textLifeMinutes.reply }), now);
  const { customerId } = behind.conversation;
  const message = { clientId, customerId, conversationId, direction: "OUTBOUND", type: "SMS" } as const;
  await keepMessage(tx, { ...message, body, carrierId: null }, now);
  return "queued";
}
