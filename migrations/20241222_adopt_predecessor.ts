import { addColumn } from "../src/release/migrate/step/add-column.ts";
import { migration, sql, type Step } from "../src/release/migrate/step.ts";
import { inheritedTables } from "./20261122_security.ts";
import { onboardingRecord, onboardingTrigger } from "./predecessor/onboarding-trigger.ts";

const enums = [
  "OnboardingStateEnum",
  "UserRole",
  "MessageDirection",
  "MessageType",
  "BookingStatus",
  "RecurrenceFrequency",
  "LeadState",
  "CustomerState",
];

/** Whoever could read or write a table goes on doing so, by a role of their own, under row security too. */
function takeOver(table: string): Step {
  return sql(
    `table ${table} becomes ours`,
    `
      RESET ROLE;
      DO $$ DECLARE old_program text; BEGIN
        FOR old_program IN SELECT DISTINCT pg_get_userbyid(x.grantee)
          FROM pg_class c, aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) x
          WHERE c.oid = 'public.${table}'::regclass AND x.grantee <> 0 AND pg_get_userbyid(x.grantee) NOT LIKE 'jobrun\\_%'
        LOOP
          EXECUTE format('GRANT predecessor_of_jobrun TO %I', old_program);
        END LOOP;
      END $$;
      ALTER TABLE public.${table} OWNER TO jobrun_owner;
      GRANT SELECT, INSERT, UPDATE, DELETE ON public.${table} TO predecessor_of_jobrun;
      CREATE POLICY predecessor ON public.${table} TO predecessor_of_jobrun USING (true) WITH CHECK (true);
      SET ROLE jobrun_owner;
    `,
    { mode: "ACCESS EXCLUSIVE", on: [table] },
  );
}

/** Run first where the database is the predecessor's own, instead of the migration that makes its tables. */
export const adoptPredecessor = migration("20241222_adopt_predecessor", "expand", [
  sql(
    "role of the predecessor's programs",
    `
      RESET ROLE;
      DO $$ BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'predecessor_of_jobrun') THEN
          CREATE ROLE predecessor_of_jobrun NOLOGIN NOSUPERUSER NOBYPASSRLS;
        END IF;
      END $$;
      GRANT USAGE ON SCHEMA public TO predecessor_of_jobrun;
      SET ROLE jobrun_owner;
    `,
  ),
  ...["clients", ...inheritedTables].map(takeOver),
  sql(
    "types and functions become ours",
    `
      RESET ROLE;
      DO $$ BEGIN
        IF to_regtype('public."OnboardingStateEnum"') IS NULL THEN
          ALTER TYPE public."OnboardingState" RENAME TO "OnboardingStateEnum";
        END IF;
      END $$;
      ${enums.map((name) => `ALTER TYPE public."${name}" OWNER TO jobrun_owner;`).join("\n      ")}
      -- Its alignment and its later migrations made the first two of these; the others nothing ever used.
      DO $$ DECLARE known text; BEGIN
        FOREACH known IN ARRAY ARRAY['"BillingStatus"', '"TwilioNumberRole"', '"LeadSource"', '"LeadStatus"'] LOOP
          IF to_regtype('public.' || known) IS NOT NULL THEN
            EXECUTE format('ALTER TYPE public.%s OWNER TO jobrun_owner', known);
          END IF;
        END LOOP;
      END $$;
      ALTER FUNCTION public.prevent_bootstrap_deletion() OWNER TO jobrun_owner;
      SET ROLE jobrun_owner;
    `,
  ),
  addColumn("onboarding_states", "clientId", "text"),
  sql(
    "a row says whose customer it is of",
    `
      -- Shape B has client_id instead, which our rows do not fill.
      DO $$ BEGIN
        IF EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'public.onboarding_states'::regclass AND attname = 'client_id') THEN
          ALTER TABLE public.onboarding_states ADD COLUMN customer_id text, ALTER COLUMN client_id DROP NOT NULL;
        END IF;
      END $$
    `,
    { mode: "ACCESS EXCLUSIVE", on: ["onboarding_states"] },
  ),
  onboardingTrigger,
  onboardingRecord,
]);
