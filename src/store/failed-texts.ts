import { sql } from "kysely";
import type { TextAction } from "../domain/action.ts";
import type { ClientId } from "../domain/ids.ts";
import type { Request } from "./permits.ts";
import type { Tx } from "./tenant.ts";

/** A text that surely did not arrive, and of which nobody was told yet. */
export type FailedText = Request<TextAction> & {
  readonly id: string;
  readonly expiresAt: Temporal.Instant;
  /** Whether something was said to this person since. */
  readonly overtaken: boolean;
};

/** Locked until this transaction ends; null where it did arrive, or somebody was told. */
export async function lockFailedText(tx: Tx, clientId: ClientId, id: string): Promise<FailedText | null> {
  const { rows } = await sql<FailedText>`
    SELECT o.id, o."clientId", o.action, o.recipient, o.sender, o.template, o.slot, o.body, o."expiresAt",
      EXISTS (SELECT 1 FROM outbox l WHERE l."clientId" = o."clientId" AND l.recipient = o.recipient AND l.sender = o.sender
        AND l.seq > o.seq AND l.action = ANY(${conversational}::text[])) AS overtaken
    FROM outbox o WHERE o."clientId" = ${clientId} AND o.id = ${id} AND o."toldAt" IS NULL
      AND (o.state = 'refused' OR o.state = 'accepted' AND o."carrierStatus" IN ('undelivered', 'failed'))
    FOR UPDATE OF o`.execute(tx);
  return rows[0] ?? null;
}

const conversational = ["text_customer", "text_holding_reply", "send_booking_link"];
