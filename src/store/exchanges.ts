import { sql } from "kysely";
import type { ClientId } from "../domain/ids.ts";
import type { Exchanged } from "../domain/loop.ts";
import type { Phone } from "../domain/phone.ts";
import type { Tx } from "./tenant.ts";

/** One thread: the conversation that keeps what arrived, and the phone that ours went to. */
export type Thread = { readonly clientId: ClientId; readonly conversationId: string; readonly phone: Phone };

/**
 * The latest texts of a thread, at most so many of each side, oldest first. Theirs stand at the time at which they came in,
 * ours at the time at which they were queued: what was handled late was not answered late.
 */
export async function lastExchanged(tx: Tx, thread: Thread, most: number): Promise<readonly Exchanged[]> {
  const { rows } = await sql<Exchanged>`
    SELECT by, at, body FROM (
      (SELECT 'them' AS by, coalesce(e."happenedAt", e."receivedAt") AS at, m.body, e.seq
        FROM messages m JOIN inbox e ON e.key = 'sms-in:' || m."twilioSid"
        WHERE m."clientId" = ${thread.clientId} AND m."conversationId" = ${thread.conversationId}
          AND m.direction = 'INBOUND' AND m.type = 'SMS'
        ORDER BY e.seq DESC LIMIT ${most})
      UNION ALL
      (SELECT 'us', o."queuedAt", o.body, o.seq FROM outbox o
        WHERE o."clientId" = ${thread.clientId} AND o.recipient = ${thread.phone}
          AND o.state IN ('sending', 'accepted', 'unknown')
        ORDER BY o."queuedAt" DESC LIMIT ${most})
    ) exchange ORDER BY at, seq`.execute(tx);
  return rows;
}
