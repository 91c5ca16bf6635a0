import { backfill, backfillBy } from "../../src/release/migrate/step/backfill.ts";

/** The operator's list, as it was decided when this database was taken over. */
const listed = `
  SELECT each ->> 'id' AS id, each ->> 'billing' AS billing
  FROM jobrun_decisions, jsonb_array_elements(value::jsonb) each WHERE name = 'live_clients'`;

/** What the predecessor called live is so with a reason, and only where the list names it: before that is a rule of the table. */
export const liveInThePredecessor = backfill({
  name: "what the predecessor called live",
  table: "clients",
  key: "id",
  left: `t."onboardingComplete" AND t."liveBecause" IS NULL`,
  set: `
    "onboardingComplete" = t.id IN (SELECT id FROM (${listed}) l),
    "liveBecause" = (SELECT 'grandfathered'::"LiveBecause" FROM (${listed}) l WHERE l.id = t.id)`,
});

/** The businesses of the list go live by the one function that may do it for old ones. */
export const grandfatherListed = backfillBy({
  name: "grandfather live clients",
  table: "clients",
  key: "id",
  finds: [
    `live AS MATERIALIZED (
      SELECT batch.key, grandfather_client(batch.key, 'live in the predecessor', 'jobrun migrate', l.billing) AS missing
      FROM batch JOIN (${listed}) l ON l.id = batch.key)`,
  ],
  fills: "SELECT FROM live WHERE cardinality(missing) = 0",
  rejects: `
    INSERT INTO quarantined_rows ("tableName", "rowId", reason, step, "row")
    SELECT 'clients', live.key, 'cannot go live without ' || array_to_string(missing, ', '), step.name, to_jsonb(c)
    FROM live JOIN clients c ON c.id = live.key, step WHERE cardinality(missing) > 0
    ON CONFLICT ("tableName", "rowId", step) DO NOTHING RETURNING 1`,
});
