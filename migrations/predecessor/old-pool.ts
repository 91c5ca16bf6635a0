import { sql, type Step } from "../../src/release/migrate/step.ts";

/** Its columns came in two spellings, and which one a database has is not known for certain. */
const pool = `
  pool AS MATERIALIZED (
    SELECT j ->> 'id' AS id, j AS "row", upper(j ->> 'status') AS status, coalesce(j ->> 'client_id', j ->> 'clientId') AS business,
      phone_e164(coalesce(j ->> 'number', j ->> 'phone_number', j ->> 'phoneNumber')) AS phone
    FROM (SELECT to_jsonb(p) AS j FROM public.twilio_number_pool p) rows)`;

/**
 * The numbers of the predecessor's own pool: free ones are ours to give, and a business's is that business's where it has none yet.
 * A number that is neither is kept apart, whole. The table stays as it is.
 */
export const numbersOfOldPool: Step = sql(
  "numbers of the predecessor's pool",
  `
    RESET ROLE;
    DO $$ BEGIN
      IF to_regclass('public.twilio_number_pool') IS NOT NULL THEN
        GRANT SELECT ON public.twilio_number_pool TO jobrun_owner;
      END IF;
    END $$;
    SET ROLE jobrun_owner;
    DO $$ BEGIN
      IF to_regclass('public.twilio_number_pool') IS NULL
        OR NOT EXISTS (SELECT FROM jobrun_decisions WHERE name = 'shape') THEN RETURN; END IF;
      WITH ${pool}
        INSERT INTO numbers ("clientId", phone, role, state, "addedAt", "assignedAt")
        SELECT coalesce(business, 'client_jobrun'), phone, 'OPERATIONAL', CASE WHEN business IS NULL THEN 'warm' ELSE 'assigned' END,
          now(), CASE WHEN business IS NOT NULL THEN now() END
        FROM pool WHERE phone IS NOT NULL AND CASE WHEN business IS NULL THEN status = 'AVAILABLE'
          ELSE business <> 'client_jobrun' AND EXISTS (SELECT FROM clients c WHERE c.id = business) END
        ORDER BY id ON CONFLICT DO NOTHING;
      WITH ${pool}
        INSERT INTO quarantined_rows ("tableName", "rowId", step, reason, "row")
        SELECT 'twilio_number_pool', id, 'numbers of the predecessor''s pool', CASE
            WHEN phone IS NULL THEN 'it is no phone number'
            WHEN EXISTS (SELECT FROM numbers n WHERE n.phone = pool.phone) THEN 'another has this number'
            WHEN business IS NULL THEN 'it is neither free nor a business''s'
            WHEN EXISTS (SELECT FROM clients c WHERE c.id = business) THEN 'its business has another number'
            ELSE 'its business is gone' END, "row"
        FROM pool WHERE NOT EXISTS (
          SELECT FROM numbers n WHERE n.phone = pool.phone AND n."clientId" = coalesce(business, 'client_jobrun'))
        ON CONFLICT ("tableName", "rowId", step) DO NOTHING;
    END $$
  `,
);
