import { sql, type Step } from "../../src/release/migrate/step.ts";
import { inheritedTables } from "../20261122_security.ts";

const triggers = [
  ["onboarding_states", "onboarding_states_business"],
  ["onboarding_states", "onboarding_states_record"],
  ["customers", "customers_phone"],
  ["clients", "clients_phone"],
  ["clients", "clients_number"],
  ["clients", "clients_number_rests"],
] as const;

/** What kept the predecessor's programs going beside ours. In a database that was never theirs there is nothing of it. */
export const endOfOldPrograms: readonly Step[] = [
  ...["clients", ...inheritedTables].map((table) =>
    sql(
      `old programs leave ${table}`,
      `
        DO $$ DECLARE old_program text; BEGIN
          IF EXISTS (SELECT FROM pg_policies WHERE schemaname = 'public' AND tablename = '${table}' AND policyname = 'predecessor') THEN
            DROP POLICY predecessor ON public.${table};
            FOR old_program IN SELECT DISTINCT pg_get_userbyid(x.grantee) FROM pg_class c, aclexplode(c.relacl) x
              WHERE c.oid = 'public.${table}'::regclass AND x.grantee <> 0 AND pg_get_userbyid(x.grantee) NOT LIKE 'jobrun\\_%'
            LOOP
              EXECUTE format('REVOKE ALL ON public.${table} FROM %I', old_program);
            END LOOP;
          END IF;
        END $$
      `,
      { mode: "ACCESS EXCLUSIVE", on: [table] },
    ),
  ),
  ...triggers.map(([table, name]) =>
    sql(
      `trigger ${name} ends`,
      `
        DROP TRIGGER IF EXISTS ${name} ON public.${table};
        DROP FUNCTION IF EXISTS public.${name}()
      `,
      { mode: "ACCESS EXCLUSIVE", on: [table] },
    ),
  ),
  sql("phone_e164 ends", "DROP FUNCTION IF EXISTS public.phone_e164(text)"),
];
