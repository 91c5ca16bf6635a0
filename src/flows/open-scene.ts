import type { ClientId } from "../domain/ids.ts";
import type { Phone } from "../domain/phone.ts";
import type { Client } from "../store/clients.ts";
import { conversationBehind, lockConversation, lockThread, type Conversation } from "../store/conversations.ts";
import { customerOf } from "../store/customers.ts";
import type { ClaimedEvent } from "../store/inbox.ts";
import { keepMessage } from "../store/messages.ts";
import type { Tx } from "../store/tenant.ts";

/** What a step answers. `id` is the event's or the timer's; it begins the slot of all that is said because of it. */
export type Cause = {
  readonly is: "call" | "text" | "silence" | "owner_text";
  readonly id: string;
  readonly happenedAt: Temporal.Instant;
};

/** One customer of one client, what happened, and where their conversation stands. */
export type Scene = {
  readonly client: Client & { readonly number: Phone };
  readonly cause: Cause;
  readonly phone: Phone;
  readonly conversation: Conversation;
};

/** Finds or makes customer and conversation, locks the conversation, and keeps what arrived in it. */
export async function openScene(
  tx: Tx,
  client: Client,
  { id, event, happenedAt }: ClaimedEvent,
  phone: Phone,
  now: Temporal.Instant,
): Promise<Scene> {
  const { number } = client;
  if (number === null) throw new Error(`client ${client.id} has no number`);
  const known = await lockThread(tx, client.id, phone);
  const conversation = known ?? (await beginThread(tx, client.id, phone, number, now));
  const wrote = event.kind === "text_arrived";
  const arrived = wrote ? ({ type: "SMS", body: event.body } as const) : ({ type: "CALL", body: "" } as const);
  const { id: conversationId, customerId } = conversation;
  const kept = { clientId: client.id, customerId, conversationId, carrierId: event.carrierId };
  await keepMessage(tx, { ...kept, direction: "INBOUND", ...arrived }, now);
  return { client: { ...client, number }, cause: { is: wrote ? "text" : "call", id, happenedAt }, phone, conversation };
}

async function beginThread(
  tx: Tx,
  clientId: ClientId,
  phone: Phone,
  number: Phone,
  now: Temporal.Instant,
): Promise<Conversation> {
  return lockConversation(tx, clientId, await customerOf(tx, clientId, phone, now), number, now);
}

/** The scene of a conversation in which the customer did nothing; null where the client has no number any more. */
export async function reopenScene(tx: Tx, client: Client, conversationId: string, cause: Cause): Promise<Scene | null> {
  const { number } = client;
  const behind = await conversationBehind(tx, client.id, conversationId);
  if (number === null || behind === null) return null;
  const { conversation, phone } = behind;
  return { client: { ...client, number }, cause, phone, conversation };
}
