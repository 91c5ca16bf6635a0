import type { Phone } from "../domain/phone.ts";
import type { Client } from "../store/clients.ts";
import { lockConversation, type Conversation } from "../store/conversations.ts";
import { customerOf } from "../store/customers.ts";
import type { ClaimedEvent } from "../store/inbox.ts";
import { keepMessage } from "../store/messages.ts";
import type { Tx } from "../store/tenant.ts";

/** One customer of one client, what they just did, and where their conversation stands. */
export type Scene = {
  readonly client: Client & { readonly number: Phone };
  readonly claimed: ClaimedEvent;
  readonly phone: Phone;
  readonly conversation: Conversation;
};

/** Finds or makes customer and conversation, locks the conversation, and keeps what arrived in it. */
export async function openScene(
  tx: Tx,
  client: Client,
  claimed: ClaimedEvent,
  phone: Phone,
  now: Temporal.Instant,
): Promise<Scene> {
  if (client.number === null) throw new Error(`client ${client.id} has no number`);
  const customerId = await customerOf(tx, client.id, phone, now);
  const conversation = await lockConversation(tx, client.id, customerId, client.number, now);
  const { event } = claimed;
  const arrived = event.kind === "text_arrived" ? { type: "SMS", body: event.body } : { type: "CALL", body: "" };
  const kept = { clientId: client.id, customerId, conversationId: conversation.id, carrierId: event.carrierId };
  await keepMessage(
    tx,
    { ...kept, direction: "INBOUND", type: arrived.type === "SMS" ? "SMS" : "CALL", body: arrived.body },
    now,
  );
  return { client: { ...client, number: client.number }, claimed, phone, conversation };
}
