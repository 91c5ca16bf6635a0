import { isHandedOver } from "../../domain/intake/handed-over.ts";
import type { OwnerCommand } from "../../domain/owner/command.ts";
import type { Desk, LeadAtDesk, OwnerThread } from "../../domain/owner/thread.ts";
import type { Client } from "../../store/clients.ts";
import { conversationBehind } from "../../store/conversations.ts";
import { isIgnored } from "../../store/ignored-callers.ts";
import { findLead, type Lead } from "../../store/leads.ts";
import { conversationOfLead, latestLead, readLeadRest, type LeadRest } from "../../store/owner-desk.ts";
import type { Tx } from "../../store/tenant.ts";

/** A lead that an owner has named, with its conversation, both locked until the transaction ends. */
export type NamedLead = { readonly lead: Lead; readonly rest: LeadRest; readonly handedOver: boolean };

/** Loads what an answer to this command depends on. */
export async function openDesk(
  tx: Tx,
  client: Client,
  thread: OwnerThread,
  command: OwnerCommand,
): Promise<{ readonly desk: Desk; readonly named: NamedLead | null }> {
  const number = await numberMeant(tx, client, thread, command);
  const named = number === null ? null : await nameLead(tx, client, number);
  const { timeZone, facts, quiet } = client;
  const lead = named === null ? null : await atDesk(tx, client, named);
  const alertsOffUntil = quiet.alertsOffUntil?.toString() ?? null;
  return { desk: { thread, timeZone, lead, facts, quiet: quiet.hours, alertsOffUntil }, named };
}

/** The conversation is locked first, as by whoever works on a customer's text, or the two would wait for each other. */
export async function nameLead(tx: Tx, client: Client, number: number): Promise<NamedLead | null> {
  const conversationId = await conversationOfLead(tx, client.id, number);
  const behind = conversationId === null ? null : await conversationBehind(tx, client.id, conversationId);
  const lead = await findLead(tx, client.id, number);
  if (lead === null) return null;
  const rest = await readLeadRest(tx, client.id, lead.id);
  return { lead, rest, handedOver: behind !== null && isHandedOver(behind.conversation.intake) };
}

async function atDesk(tx: Tx, client: Client, { lead, rest, handedOver }: NamedLead): Promise<LeadAtDesk> {
  const { number, state, phone } = lead;
  const standing = state === "CLOSED" ? (rest.end ?? { ended: "not_recorded" as const }) : { to: state };
  const ignored = phone !== null && (await isIgnored(tx, client.id, phone));
  return { number, standing, touchedAt: rest.touchedAt.toString(), ignored, handedOver };
}

/** "That one" is the lead that was named last, by the owner or by what was heard of it. */
async function numberMeant(
  tx: Tx,
  client: Client,
  { named, relay }: OwnerThread,
  command: OwnerCommand,
): Promise<number | null> {
  if (command.is === "code") return relay?.lead ?? null;
  if (!("lead" in command)) return null;
  if (command.lead !== "last") return command.lead;
  const heard = await latestLead(tx, client.id);
  if (named === null || heard === null) return named?.lead ?? heard?.number ?? null;
  const later = Temporal.Instant.compare(Temporal.Instant.from(named.at), heard.at) >= 0;
  return later ? named.lead : heard.number;
}
