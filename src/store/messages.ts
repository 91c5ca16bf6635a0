import { sql } from "kysely";
import type { ClientId } from "../domain/ids.ts";
import type { SaidEarlier } from "../domain/language-model.ts";
import type { Phone } from "../domain/phone.ts";
import { utc } from "./clients.ts";
import { newId } from "./new-id.ts";
import type { Tx } from "./tenant.ts";

export type NewMessage = {
  readonly clientId: ClientId;
  readonly customerId: string;
  readonly conversationId: string;
  readonly direction: "INBOUND" | "OUTBOUND";
  readonly type: "SMS" | "CALL";
  readonly body: string;
  /** The carrier's id of a text or call that arrived; what we queue has none yet. */
  readonly carrierId: string | null;
};

/** Keeps what was said in a conversation. A carrier's id that is there already changes nothing. */
export async function keepMessage(tx: Tx, message: NewMessage, now: Temporal.Instant): Promise<void> {
  const { carrierId, ...rest } = message;
  await tx
    .insertInto("messages")
    .values({ id: newId("message"), createdAt: utc(now), twilioSid: carrierId, ...rest })
    .onConflict((conflict) => conflict.column("twilioSid").doNothing())
    .execute();
}

/** The latest texts between this client and this person, at most so many, oldest first. */
export async function lastSaid(
  tx: Tx,
  clientId: ClientId,
  phone: Phone,
  most: number,
): Promise<readonly SaidEarlier[]> {
  const { rows } = await sql<SaidEarlier>`
    SELECT CASE m.direction WHEN 'INBOUND' THEN 'customer' ELSE 'business' END AS by, m.body AS words
    FROM customers c JOIN messages m ON m."clientId" = c."clientId" AND m."customerId" = c.id
    WHERE c."clientId" = ${clientId} AND c."phoneE164" = ${phone} AND m.type = 'SMS' AND m.body <> ''
    ORDER BY m."createdAt" DESC, m.id DESC LIMIT ${most}`.execute(tx);
  return rows.toReversed();
}
