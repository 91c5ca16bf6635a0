import type { PhoneNetwork } from "../../test/support/phone-network.ts";
import type { Records } from "../../test/support/records.ts";
import type { Event, GrantedPermit, History, Lead, Message, Pause, SentWebhook, Stop, Text } from "./history.ts";

type Recorded = {
  readonly records: Records;
  readonly network: PhoneNetwork;
  readonly webhooks: readonly SentWebhook[];
  readonly pauses: readonly Pause[];
};

/** Reads what a superuser sees and what the carrier's ledger holds. Nothing may be under way any more. */
export async function readHistory({ records, network, webhooks, pauses }: Recorded): Promise<History> {
  return {
    webhooks,
    pauses,
    events: await records.rows<Event>(`
      SELECT id, "clientId", kind, event ->> 'carrierId' AS "carrierId", seq::integer AS seq, thread, state, outcome,
        concat_ws(' ', kind, event ->> 'carrierId', event ->> 'status') AS what FROM inbox`),
    permits: await records.rows<GrantedPermit>(`SELECT id, "clientId", slot, recipient, "bodyHash" FROM permits`),
    texts: await records.rows<Text>(`
      SELECT id, "clientId", "permitId", action, slot, recipient, sender, body, "bodyHash", state, "carrierId",
        "secondAttempts" FROM outbox`),
    messages: await records.rows<Message>(`
      SELECT m."clientId", u."phoneE164" AS phone, m.direction::text AS direction, m."twilioSid" AS "carrierId"
      FROM messages m JOIN conversations c ON c."clientId" = m."clientId" AND c.id = m."conversationId"
        JOIN customers u ON u."clientId" = c."clientId" AND u.id = c."customerId"`),
    leads: await records.rows<Lead>(`SELECT id, "clientId", "conversationId", enquiry FROM leads`),
    optOuts: await records.rows<Stop>(`
      SELECT "clientId", phone, (extract(epoch FROM "optedOutAt") * 1000)::float8 AS from,
        (extract(epoch FROM "clearedAt") * 1000)::float8 AS until FROM opt_outs WHERE phone IS NOT NULL`),
    sends: (await network.sends()).map(({ outboxId, at, accepted, sid, form }) => ({
      outboxId,
      at: Date.parse(at),
      accepted,
      sid,
      to: form["To"] ?? "",
      body: form["Body"] ?? "",
    })),
  };
}
