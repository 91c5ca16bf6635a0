import { backfillBy } from "../../src/release/migrate/step/backfill.ts";
import { businessNumber, numberRests, numbersOfClients } from "./businesses.ts";
import type { Step } from "../../src/release/migrate/step.ts";

const stopWords = "('stop', 'stopall', 'unsubscribe', 'cancel', 'end', 'quit', 'optout', 'revoke')";
const bare = (body: string) => `regexp_replace(lower(${body}), '[^a-z]', '', 'g')`;

/** The predecessor's numbers in the pool, and who told one of its businesses to stop. */
export const numbersAndOptOuts: readonly Step[] = [
  numberRests,
  businessNumber,
  backfillBy({
    name: numbersOfClients,
    table: "clients",
    key: "id",
    finds: [
      `own AS MATERIALIZED (
        SELECT c.id, phone_e164(c."twilioNumber") AS phone FROM batch JOIN clients c ON c.id = batch.key
        WHERE c."twilioNumber" IS NOT NULL AND NOT EXISTS (SELECT FROM numbers n WHERE n."clientId" = c.id))`,
    ],
    fills: `
      INSERT INTO numbers ("clientId", phone, role, state, "addedAt", "assignedAt")
      SELECT min(id), phone, 'OPERATIONAL', 'assigned', now(), now() FROM own WHERE phone IS NOT NULL GROUP BY phone
      ON CONFLICT (phone) DO NOTHING RETURNING 1`,
    rejects: `
      INSERT INTO quarantined_rows ("tableName", "rowId", reason, step, "row")
      SELECT 'clients', own.id, CASE WHEN own.phone IS NULL THEN 'its number is no phone number' ELSE 'another business has its number' END,
        step.name, to_jsonb(c)
      FROM own JOIN clients c ON c.id = own.id, step
      WHERE own.phone IS NULL OR EXISTS (SELECT FROM numbers n WHERE n.phone = own.phone)
        OR EXISTS (SELECT FROM own o WHERE o.phone = own.phone AND o.id < own.id)
      ON CONFLICT ("tableName", "rowId", step) DO NOTHING RETURNING 1`,
  }),
  backfillBy({
    name: "opt-outs of old texts",
    table: "messages",
    key: "id",
    finds: [
      `said AS MATERIALIZED (
        SELECT DISTINCT ON (m."clientId", c."phoneE164") m.id, m."clientId", c."phoneE164" AS phone, m.body, m."createdAt"
        FROM batch JOIN messages m ON m.id = batch.key JOIN customers c ON c.id = m."customerId" AND c."clientId" = m."clientId"
        WHERE m.direction = 'INBOUND' AND length(m.body) < 40 AND ${bare("m.body")} IN ${stopWords} AND c."phoneE164" IS NOT NULL
          AND NOT EXISTS (SELECT FROM messages later WHERE later."customerId" = m."customerId" AND later.direction = 'INBOUND'
            AND later."createdAt" > m."createdAt" AND ${bare("later.body")} IN ('start', 'unstop'))
        ORDER BY m."clientId", c."phoneE164", m."createdAt")`,
    ],
    fills: `
      INSERT INTO opt_outs ("clientId", id, "personHash", phone, source, words, "optedOutAt")
      SELECT "clientId", 'optout_' || id, person_hash("clientId", phone), phone, 'keyword', body, "createdAt" AT TIME ZONE 'UTC' FROM said
      ON CONFLICT ("clientId", "personHash") WHERE "clearedAt" IS NULL DO NOTHING RETURNING 1`,
  }),
];
