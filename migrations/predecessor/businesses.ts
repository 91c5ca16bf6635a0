import { definer } from "../definer.ts";
import { dualWrite } from "../../src/release/migrate/step/dual-write.ts";

/** The steps by whose names the rows that stood there before are kept apart: a row is recorded once. */
export const phonesOfOwners = "phones of owners";
export const numbersOfClients = "numbers of clients";
const inStep = (name: string) => `20261122_carry_over/${name}`;

/** An owner's phone that an old program writes, in one spelling. Who comes second with a phone keeps the old spelling alone. */
export const ownersPhone = dualWrite({
  table: "clients",
  name: "clients_phone",
  when: `BEFORE INSERT OR UPDATE OF "phoneNumber"`,
  security: definer,
  body: `
      DECLARE spelt text := phone_e164(NEW."phoneNumber");
      BEGIN
        -- Ours writes both spellings; an old program knows the old one alone.
        IF NEW."phoneE164" IS DISTINCT FROM spelt AND (NEW."phoneE164" IS NULL
            OR TG_OP = 'UPDATE' AND NEW."phoneE164" = OLD."phoneE164" AND NEW."phoneNumber" IS DISTINCT FROM OLD."phoneNumber") THEN
          PERFORM pg_advisory_xact_lock(hashtextextended('owner:' || coalesce(spelt, ''), 0));
          NEW."phoneE164" := CASE WHEN NOT EXISTS (
            SELECT FROM clients WHERE "phoneE164" = spelt AND "closedAt" IS NULL AND id <> NEW.id) THEN spelt END;
        END IF;
        RETURN NEW;
      END `,
});

/**
 * The number that an old program gives to a business is that business's in the pool as well, where it has none and the number is free or
 * unknown. The pool is the truth: what contradicts it is recorded, whole, as is an owner whose phone another business has.
 */
export const businessNumber = dualWrite({
  table: "clients",
  name: "clients_number",
  when: `AFTER INSERT OR UPDATE OF "twilioNumber", "phoneNumber"`,
  security: definer,
  body: `
      DECLARE given text := phone_e164(NEW."twilioNumber");
      BEGIN
        IF given IS NOT NULL AND NOT EXISTS (SELECT FROM numbers WHERE "clientId" = NEW.id) THEN
          BEGIN
            INSERT INTO numbers ("clientId", phone, role, state, "addedAt", "assignedAt")
              VALUES (NEW.id, given, 'OPERATIONAL', 'assigned', now(), now())
              ON CONFLICT (phone) DO UPDATE SET "clientId" = NEW.id, state = 'assigned', "assignedAt" = now()
                WHERE numbers.state = 'warm' AND numbers.role = 'OPERATIONAL';
          EXCEPTION WHEN unique_violation THEN
            -- It was given another one in this very moment.
            NULL;
          END;
        END IF;
        INSERT INTO quarantined_rows ("tableName", "rowId", step, reason, "row")
          SELECT 'clients', NEW.id, apart.step, apart.reason, to_jsonb(NEW) FROM (VALUES
            ('${inStep(phonesOfOwners)}', 'an old program wrote an owner''s phone that is none or another business''s',
              NEW."phoneNumber" IS NOT NULL AND NEW."phoneE164" IS NULL),
            ('${inStep(numbersOfClients)}', 'an old program gave it a number that is none or not free, or it has another',
              NEW."twilioNumber" IS NOT NULL AND NOT EXISTS (SELECT FROM numbers WHERE "clientId" = NEW.id AND phone = given))
          ) AS apart (step, reason, stands) WHERE apart.stands
          ON CONFLICT ("tableName", "rowId", step) DO NOTHING;
        RETURN NULL;
      END `,
});

/** A business that an old program deletes leaves its number to its rest: whoever rang it is told so for ninety days. */
export const numberRests = dualWrite({
  table: "clients",
  name: "clients_number_rests",
  when: "BEFORE DELETE",
  security: definer,
  body: `
      BEGIN
        UPDATE numbers SET state = 'quarantine', "clientId" = 'client_jobrun', "releasedAt" = now(), "returnedAt" = NULL, "assignedAt" = NULL
          WHERE "clientId" = OLD.id AND state = 'assigned';
        RETURN OLD;
      END `,
});
