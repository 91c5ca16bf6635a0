import { definer } from "../definer.ts";
import { backfill } from "../../src/release/migrate/step/backfill.ts";
import { dualWrite } from "../../src/release/migrate/step/dual-write.ts";
import { e164 } from "../../src/release/migrate/step/phone-sql.ts";
import { sql, type Step } from "../../src/release/migrate/step.ts";
import { ownersPhone, phonesOfOwners } from "./businesses.ts";
import { spellings } from "./spellings.ts";

const phone = "phone_e164(t.phone)";
const ownerPhone = `phone_e164(t."phoneNumber")`;

/** The predecessor's phones in one spelling, beside the old one. Who comes second with a phone keeps the old spelling alone. */
export const phones: readonly Step[] = [
  sql(
    "phone_e164",
    `CREATE FUNCTION phone_e164(p_phone text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT ${e164("p_phone")} $$`,
  ),
  dualWrite({
    table: "customers",
    name: "customers_phone",
    when: "BEFORE INSERT OR UPDATE OF phone",
    security: definer,
    body: `
      DECLARE spelt text := phone_e164(NEW.phone);
      BEGIN
        -- Never raises: an old program knows nothing of the key that a second spelling of the same phone would break.
        IF NEW."phoneE164" IS DISTINCT FROM spelt AND (TG_OP = 'UPDATE' OR NEW."phoneE164" IS NULL) THEN
          PERFORM pg_advisory_xact_lock(hashtextextended('phone:' || NEW."clientId" || ':' || coalesce(spelt, ''), 0));
          NEW."phoneE164" := CASE WHEN NOT EXISTS (
            SELECT FROM customers WHERE "clientId" = NEW."clientId" AND "phoneE164" = spelt AND id <> NEW.id) THEN spelt END;
        END IF;
        RETURN NEW;
      END `,
  }),
  backfill({
    name: "phones of customers",
    table: "customers",
    key: "id",
    left: `t."phoneE164" IS NULL`,
    set: `"phoneE164" = ${phone}`,
    reject: {
      // Each look for itself, by an index of its own: as one with OR it reads all rows of the business, for every row.
      when: `${phone} IS NULL
        OR EXISTS (SELECT FROM customers x WHERE x."clientId" = t."clientId" AND x."phoneE164" = ${phone} AND x.id <> t.id)
        OR EXISTS (SELECT FROM customers x WHERE x."clientId" = t."clientId" AND x.phone IN ${spellings(phone)} AND x.id < t.id)`,
      reason: `CASE WHEN ${phone} IS NULL THEN 'its phone is no phone number' ELSE 'another customer of this business has this phone' END`,
    },
  }),
  ownersPhone,
  backfill({
    name: phonesOfOwners,
    table: "clients",
    key: "id",
    left: `t."phoneE164" IS NULL AND t."phoneNumber" IS NOT NULL`,
    set: `"phoneE164" = ${ownerPhone}`,
    reject: {
      // No index knows the old spellings: who was filled before is found by the new one, and those beside by going once through the batch.
      when: `${ownerPhone} IS NULL
        OR EXISTS (SELECT FROM clients x WHERE x."phoneE164" = ${ownerPhone} AND x."closedAt" IS NULL AND x.id <> t.id)
        OR t.id IN (SELECT id FROM (SELECT x.id, row_number() OVER (PARTITION BY phone_e164(x."phoneNumber") ORDER BY x.id) AS place
          FROM batch b JOIN clients x ON x.id = b.key WHERE x."phoneNumber" IS NOT NULL) beside WHERE place > 1)`,
      reason: `CASE WHEN ${ownerPhone} IS NULL THEN 'its owner''s phone is no phone number' ELSE 'another business has this owner''s phone' END`,
    },
  }),
];
