import { definer } from "../definer.ts";
import { othersArchived } from "./onboarding-rows.ts";
import { dualWrite } from "../../src/release/migrate/step/dual-write.ts";

/** Rows that old programs write while the others are filled get their business by the same rule, where it has none yet. */
export const onboardingTrigger = dualWrite({
  table: "onboarding_states",
  name: "onboarding_states_business",
  when: "BEFORE INSERT",
  security: definer,
  body: `
      DECLARE business text;
      BEGIN
        -- Shape B says itself whose a row is, and has one for each business.
        NEW."clientId" := coalesce(NEW."clientId", to_jsonb(NEW) ->> 'client_id');
        IF NEW."clientId" IS NOT NULL OR EXISTS (
          SELECT FROM jobrun_decisions WHERE name = 'onboarding_rows' AND value <> 'customer') THEN RETURN NEW; END IF;
        SELECT "clientId" INTO business FROM customers WHERE id = NEW.customer_id;
        IF business IS NULL OR EXISTS (SELECT FROM onboarding_states WHERE "clientId" = business) THEN RETURN NEW; END IF;
        -- Rows that are yet to be filled are compared then, this one among them: it may not be the most advanced.
        IF EXISTS (SELECT FROM customers c JOIN onboarding_states o ON o.customer_id = c.id
          WHERE c."clientId" = business) THEN RETURN NEW; END IF;
        PERFORM pg_advisory_xact_lock(hashtextextended('onboarding:' || business, 0));
        IF NOT EXISTS (SELECT FROM onboarding_states WHERE "clientId" = business) THEN NEW."clientId" := business; END IF;
        RETURN NEW;
      END `,
});

/**
 * A row that got no business is recorded whole, as those are that stood there before. After the row is in, because an insert that
 * turns into an update has a row that never was; under the name by which the others are archived, so that it is recorded once.
 */
export const onboardingRecord = dualWrite({
  table: "onboarding_states",
  name: "onboarding_states_record",
  when: "AFTER INSERT",
  security: definer,
  body: `
      BEGIN
        IF NEW."clientId" IS NULL THEN
          INSERT INTO quarantined_rows ("tableName", "rowId", step, reason, "row")
            VALUES ('onboarding_states', NEW.id, '${othersArchived}', 'an old program wrote it, and no business has it', to_jsonb(NEW))
            ON CONFLICT ("tableName", "rowId", step) DO NOTHING;
        END IF;
        RETURN NULL;
      END `,
});
