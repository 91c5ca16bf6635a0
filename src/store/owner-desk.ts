import { sql } from "kysely";
import type { ClientId } from "../domain/ids.ts";
import type { LeadEnd } from "../domain/lead-state.ts";
import { leadEndOf } from "../domain/owner/parse-thread.ts";
import type { Phone } from "../domain/phone.ts";
import type { LastWord } from "../domain/wording/owner-why.ts";
import type { Tx } from "./tenant.ts";

/** In which conversation a lead was made, without a lock; null where there is no such lead, or it is older than conversations. */
export async function conversationOfLead(tx: Tx, clientId: ClientId, number: number): Promise<string | null> {
  const row = await tx
    .selectFrom("leads")
    .select("conversationId")
    .where("clientId", "=", clientId)
    .where("number", "=", number)
    .executeTakeFirst();
  return row?.conversationId ?? null;
}

/** The open lead of which something was heard last. */
export async function latestLead(
  tx: Tx,
  clientId: ClientId,
): Promise<{ readonly number: number; readonly at: Temporal.Instant } | null> {
  const row = await tx
    .selectFrom("leads")
    .select(["number", "updatedAt"])
    .where("clientId", "=", clientId)
    .where("state", "<>", "CLOSED")
    .where("number", "is not", null)
    .orderBy("updatedAt", "desc")
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined || row.number === null ? null : { number: row.number, at: row.updatedAt };
}

/** What an owner is shown of a lead besides what everybody needs. */
export type LeadRest = {
  readonly end: LeadEnd | null;
  readonly touchedAt: Temporal.Instant;
  readonly words: string | null;
};

export async function readLeadRest(tx: Tx, clientId: ClientId, id: string): Promise<LeadRest> {
  const row = await tx
    .selectFrom("leads")
    .select(["ended", "wonPence", "updatedAt", "notes"])
    .where("clientId", "=", clientId)
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return { end: leadEndOf(row.ended, row.wonPence), touchedAt: row.updatedAt, words: row.notes || null };
}

const customerActions = ["text_customer", "text_holding_reply", "send_booking_link", "text_safety"];

/** What the gate said last of a text to this person, and what became of it; null where it was never asked. */
export async function lastWordAbout(tx: Tx, clientId: ClientId, phone: Phone): Promise<LastWord | null> {
  const { rows } = await sql<{ at: Temporal.Instant } & Omit<LastWord, "at">>`
    SELECT at, template, refused, state, arrived FROM (
      SELECT p."grantedAt" AS at, p.template, CASE WHEN o.state = 'stopped' THEN o.reason END AS refused, o.state,
        coalesce(o."carrierStatus" IN ('delivered', 'read'), false) AS arrived, 0 AS turn
      FROM permits p LEFT JOIN outbox o ON o."clientId" = p."clientId" AND o."permitId" = p.id
      WHERE p."clientId" = ${clientId} AND p.recipient = ${phone} AND p.action = ANY(${customerActions}::text[])
      UNION ALL
      SELECT "refusedAt", template, reason, NULL, false, 1 FROM refusals
      WHERE "clientId" = ${clientId} AND recipient = ${phone} AND action = ANY(${customerActions}::text[])
    ) said ORDER BY at DESC, turn DESC LIMIT 1`.execute(tx);
  const [row] = rows;
  return row === undefined ? null : { ...row, at: row.at.toString() };
}
