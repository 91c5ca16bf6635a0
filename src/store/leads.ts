import { sql } from "kysely";
import type { ClientId } from "../domain/ids.ts";
import type { LeadFacts } from "../domain/lead-facts.ts";
import { type LeadCause, type LeadEnd, type LeadState, mayFollow, type OpenState } from "../domain/lead-state.ts";
import type { Phone } from "../domain/phone.ts";
import { nextLeadNumber, utc } from "./clients.ts";
import { newId } from "./new-id.ts";
import type { Tx } from "./tenant.ts";

/** Which lead of a conversation: the one of its first enquiry, of its second, and so on. */
export type LeadOf = {
  readonly clientId: ClientId;
  readonly customerId: string;
  readonly conversationId: string;
  readonly enquiry: number;
};

export type LeadNow = { readonly facts: LeadFacts; readonly state: OpenState };

/** Writes what is known of an enquiry's lead, making one with the next short number if there is none. Returns that number. */
export async function saveLead(
  tx: Tx,
  of: LeadOf,
  { facts, state }: LeadNow,
  cause: LeadCause,
  now: Temporal.Instant,
): Promise<number> {
  const columns = {
    jobType: facts.job ?? "",
    urgency: facts.urgency,
    location: facts.postcode ?? facts.place ?? "",
    postcode: facts.postcode,
    requestedTime: facts.when?.text ?? "",
    notes: facts.words ?? "",
    customerName: facts.name,
    updatedAt: utc(now),
  };
  const known = await enquiryLead(tx, of);
  if (known !== null) {
    const moved = known.state === state ? {} : moveTo({ to: state }, cause, now);
    const written = { ...columns, ...moved };
    await tx.updateTable("leads").set(written).where("clientId", "=", of.clientId).where("id", "=", known.id).execute();
    return known.number;
  }
  const number = await nextLeadNumber(tx, of.clientId);
  await tx
    .insertInto("leads")
    .values({ id: newId("lead"), createdAt: utc(now), number, ...of, ...columns, ...moveTo({ to: state }, cause, now) })
    .execute();
  return number;
}

/** The short number of an enquiry's lead, or null where it has none. */
export async function leadNumber(tx: Tx, of: LeadOf): Promise<number | null> {
  return (await enquiryLead(tx, of))?.number ?? null;
}

/** A lead by its short number, as an owner names it. */
export type Lead = {
  readonly id: string;
  readonly number: number;
  readonly state: LeadState;
  readonly conversationId: string | null;
  readonly enquiry: number | null;
  readonly phone: Phone | null;
  readonly name: string | null;
  readonly job: string | null;
  readonly where: string | null;
  readonly when: string | null;
  readonly urgency: string;
  readonly createdAt: Temporal.Instant;
};

/** The lead with this short number, locked until the transaction ends; null where there is none. */
export async function findLead(tx: Tx, clientId: ClientId, number: number): Promise<Lead | null> {
  const { rows } = await sql<Lead>`
    ${leadColumns} WHERE l."clientId" = ${clientId} AND l.number = ${number} FOR UPDATE OF l`.execute(tx);
  return rows[0] ?? null;
}

/** The leads that have not ended, the newest first, at most so many. */
export async function openLeads(tx: Tx, clientId: ClientId, most: number): Promise<readonly Lead[]> {
  const { rows } = await sql<Lead>`
    ${leadColumns} WHERE l."clientId" = ${clientId} AND l.number IS NOT NULL AND l.state <> 'CLOSED'
    ORDER BY l.number DESC LIMIT ${most}`.execute(tx);
  return rows;
}

const leadColumns = sql`
  SELECT l.id, l.number, l.state, l."conversationId", l.enquiry, c."phoneE164" AS phone, l."customerName" AS name,
    nullif(l."jobType", '') AS job, nullif(l.location, '') AS where, nullif(l."requestedTime", '') AS when, l.urgency, l."createdAt"
  FROM leads l JOIN customers c ON c."clientId" = l."clientId" AND c.id = l."customerId"`;

/** Where a lead goes: an open state, or its end. */
export type LeadMove = { readonly to: OpenState } | LeadEnd;

/** Moves a lead that is locked; `refused` where its state does not allow that, and then nothing has changed. */
export async function moveLead(
  tx: Tx,
  lead: { readonly clientId: ClientId; readonly id: string; readonly state: LeadState },
  move: LeadMove,
  cause: LeadCause,
  now: Temporal.Instant,
): Promise<"moved" | "refused"> {
  const to = "to" in move ? move.to : "CLOSED";
  if (!mayFollow(lead.state, to, cause.kind)) return "refused";
  await tx
    .updateTable("leads")
    .set({ ...moveTo(move, cause, now), updatedAt: utc(now) })
    .where("clientId", "=", lead.clientId)
    .where("id", "=", lead.id)
    .execute();
  return "moved";
}

/** The only words for a state that is written; a trigger refuses a step that is none and keeps each with its cause. */
function moveTo(move: LeadMove, { kind, id }: LeadCause, now: Temporal.Instant) {
  const state: LeadState = "to" in move ? move.to : "CLOSED";
  const ended = "to" in move ? null : move.ended;
  const wonPence = "pence" in move ? move.pence : null;
  return { state, ended, wonPence, causeKind: kind, causeId: id, movedAt: now.toString() };
}

async function enquiryLead(tx: Tx, of: LeadOf): Promise<{ id: string; number: number; state: LeadState } | null> {
  const row = await tx
    .selectFrom("leads")
    .select(["id", "number", "state"])
    .where("clientId", "=", of.clientId)
    .where("conversationId", "=", of.conversationId)
    .where("enquiry", "=", of.enquiry)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined || row.number === null ? null : { ...row, number: row.number };
}
