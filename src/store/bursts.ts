import { sql } from "kysely";
import { textsInBurstMax } from "../domain/burst.ts";
import type { CarrierEvent } from "../domain/carrier-event.ts";
import type { ClientId } from "../domain/ids.ts";
import { type ClaimedEvent, LeaseLost } from "./inbox.ts";
import type { Tx } from "./tenant.ts";

/** An event that waits behind a claimed one in its thread. */
export type Behind = {
  readonly id: string;
  readonly event: CarrierEvent;
  readonly receivedAt: Temporal.Instant;
  readonly mayWait: boolean;
};

/**
 * What waits behind a text that may itself wait, in order. None where the text has failed before: one that nobody can read
 * takes no other with it.
 */
export async function waitingBehind(tx: Tx, { clientId, id }: ClaimedEvent): Promise<readonly Behind[]> {
  const { rows } = await sql<Behind>`
    SELECT b.id, b.event, b."receivedAt", b."burstUntil" IS NOT NULL AS "mayWait" FROM inbox l JOIN inbox b ON b.thread = l.thread
    WHERE l."clientId" = ${clientId} AND l.id = ${id} AND l."burstUntil" IS NOT NULL AND l.failures = 0
      AND b."clientId" = l."clientId" AND b.state = 'waiting' AND b.seq > l.seq
    ORDER BY b.seq LIMIT ${textsInBurstMax - 1}`.execute(tx);
  return rows;
}

/** When the next event of this client that waits may be due, after this moment: for a play, on whose clock it came in. */
export async function nextEventAt(tx: Tx, clientId: ClientId, at: Temporal.Instant): Promise<Temporal.Instant | null> {
  const { rows } = await sql<{ next: Temporal.Instant | null }>`
    SELECT min(due.at) AS next FROM inbox, LATERAL (VALUES ("dueAt"), ("burstUntil")) AS due (at)
    WHERE "clientId" = ${clientId} AND state = 'waiting' AND due.at > ${at.toString()}::timestamptz`.execute(tx);
  return rows[0]?.next ?? null;
}

/** Finishes the texts that were read with a claimed one, in the transaction that finishes that. Throws where it is no longer held. */
export async function finishBehind(
  tx: Tx,
  leader: ClaimedEvent,
  ids: readonly string[],
  outcome: string,
  now: Temporal.Instant,
): Promise<void> {
  if (ids.length === 0) return;
  const { rows } = await sql`
    UPDATE inbox b SET state = 'done', outcome = ${outcome}, "finishedAt" = ${now.toString()}::timestamptz FROM inbox l
    WHERE l."clientId" = ${leader.clientId} AND l.id = ${leader.id} AND l.fence = ${leader.fence} AND l.state = 'waiting'
      AND b."clientId" = l."clientId" AND b.thread = l.thread AND b.id = ANY(${ids}) AND b.state = 'waiting' AND b.seq > l.seq
    RETURNING b.id`.execute(tx);
  if (rows.length !== ids.length) throw new LeaseLost(`event ${leader.id}`);
}
