import { sql, type Kysely } from "kysely";
import type { TextAction } from "../domain/action.ts";
import type { ClientId } from "../domain/ids.ts";
import type { Phone } from "../domain/phone.ts";
import type { Scope } from "../domain/scope.ts";
import { newId } from "./new-id.ts";
import type { Request } from "./permits.ts";
import { columnsOf } from "./switches.ts";
import type { DB } from "./tables.generated.ts";
import type { Tx } from "./tenant.ts";

export type Wait = { readonly conversationId: string | null; readonly expiresAt: Temporal.Instant };

/** Keeps what only a pause refused, without a permit. */
export async function holdDecision(
  tx: Tx,
  request: Request<TextAction>,
  { conversationId, expiresAt }: Wait,
  reason: string,
  now: Temporal.Instant,
): Promise<void> {
  const times = { heldAt: now.toString(), expiresAt: expiresAt.toString() };
  await tx
    .insertInto("held_decisions")
    .values({ id: newId("held"), ...request, conversationId, reason, ...times })
    .onConflict((conflict) => conflict.columns(["clientId", "slot"]).doNothing())
    .execute();
}

/** One thing that a pause holds back: a text that was queued already, or a decision whose permit it refused. */
export type HeldLine = {
  readonly kind: "text" | "decision";
  readonly clientId: ClientId;
  readonly id: string;
  readonly action: TextAction;
  readonly recipient: Phone;
  readonly template: string;
  readonly reason: string;
  readonly expiresAt: Temporal.Instant;
};

const linesMax = 10_000;

/**
 * What waits in a scope, for all that its switch stops, the soonest to expire first: what a claim has held, what was refused a
 * permit, and what was queued before a pause that is lifted by now, which its claim will hold. Needs a connection that reads
 * across clients.
 */
export async function heldIn(db: Kysely<DB>, scope: Scope): Promise<readonly HeldLine[]> {
  const { clientId, phone } = columnsOf(scope);
  const { rows } = await sql<HeldLine>`
    SELECT * FROM (
      SELECT 'text' AS kind, "clientId", id, action, recipient, template, reason, "expiresAt" FROM outbox WHERE state = 'held'
      UNION ALL
      SELECT 'text', "clientId", id, action, recipient, template, pause, "expiresAt" FROM (
        SELECT o.*, CASE
          WHEN o."askedForAt" < h."outboundResumedAt" AND stopped_by('outbound', 'platform', o.action) THEN 'platform_paused'
          WHEN o."askedForAt" < c."outboundResumedAt" AND stopped_by('outbound', 'client', o.action) THEN 'client_paused'
          WHEN o."askedForAt" < p."resumedAt" AND stopped_by('outbound', 'customer', o.action) THEN 'customer_paused'
          END AS pause
        FROM outbox o JOIN clients c ON c.id = o."clientId" CROSS JOIN platform h
          LEFT JOIN customer_pauses p ON p."clientId" = o."clientId" AND p.phone = o.recipient
        WHERE o.state = 'queued'
      ) queued WHERE pause IS NOT NULL
      UNION ALL
      SELECT 'decision', "clientId", id, action, recipient, template, reason, "expiresAt" FROM held_decisions
        WHERE state = 'waiting'
    ) held
    WHERE (${clientId}::text IS NULL OR "clientId" = ${clientId}) AND (${phone}::text IS NULL OR recipient = ${phone})
    ORDER BY "expiresAt", id LIMIT ${linesMax}`.execute(db);
  return rows;
}

/**
 * Queues a held text again, for the claim to ask the gate once more; one that is past its time ends. A text that no claim has
 * held yet is held first: only so is it asked for anew. False where it is neither.
 */
export async function releaseText(tx: Tx, clientId: ClientId, id: string, now: Temporal.Instant): Promise<boolean> {
  await changeText(tx, clientId, id, "queued", { state: "held", reason: "queued before a pause" });
  const expired = { state: "expired", reason: "expired while it was held", settledAt: now.toString() };
  await changeText(tx, clientId, id, "held", expired, sql<boolean>`"expiresAt" <= ${now.toString()}::timestamptz`);
  const dueAt = sql<string>`greatest("dueAt", clock_timestamp())`;
  return changeText(tx, clientId, id, "held", { state: "queued", reason: null, dueAt });
}

async function changeText(
  tx: Tx,
  clientId: ClientId,
  id: string,
  from: "queued" | "held",
  set: Record<string, unknown>,
  where = sql<boolean>`true`,
): Promise<boolean> {
  const changed = await tx
    .updateTable("outbox")
    .set(set)
    .where("clientId", "=", clientId)
    .where("id", "=", id)
    .where("state", "=", from)
    .where(where)
    .returning("id")
    .executeTakeFirst();
  return changed !== undefined;
}

export type HeldDecision = Request<TextAction> & Wait & { readonly id: string; readonly customerId: string | null };

/** A decision that waits, locked until this transaction ends; null where it does not wait any more. */
export async function lockDecision(tx: Tx, clientId: ClientId, id: string): Promise<HeldDecision | null> {
  const { rows } = await sql<HeldDecision>`
    SELECT h.id, h."clientId", h.action, h.recipient, h.sender, h.template, h.slot, h.body, h."conversationId", h."expiresAt",
      (SELECT c."customerId" FROM conversations c WHERE c."clientId" = h."clientId" AND c.id = h."conversationId") AS "customerId"
    FROM held_decisions h WHERE h."clientId" = ${clientId} AND h.id = ${id} AND h.state = 'waiting' FOR UPDATE`.execute(
    tx,
  );
  return rows[0] ?? null;
}

export async function endDecision(
  tx: Tx,
  { clientId, id }: HeldDecision,
  state: "sent" | "refused" | "expired",
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .updateTable("held_decisions")
    .set({ state, endedAt: now.toString() })
    .where("clientId", "=", clientId)
    .where("id", "=", id)
    .execute();
}
