import { backfill, backfillBy } from "../../src/release/migrate/step/backfill.ts";

const decided = `coalesce((SELECT value FROM jobrun_decisions WHERE name = 'onboarding_rows'), 'customer')`;
/** The most advanced row of a business, then the latest. */
const best = "ORDER BY o.current_state DESC, o.updated_at DESC, o.id DESC LIMIT 1";
/** As the ledger has it. */
export const othersArchived = "20241223_align_schema_with_production/archive other onboarding rows";
/** A row that the trigger recorded before it was filled has a business after all. */
const noLongerApart = `
  apart AS (DELETE FROM quarantined_rows q USING lone
    WHERE q."tableName" = 'onboarding_states' AND q."rowId" = lone.row AND q.step = '${othersArchived}')`;
/** The last ten digits: what all spellings of a phone here have in common. */
const digits = (phone: string) => `right(regexp_replace(${phone}, '[^0-9]', '', 'g'), 10)`;

/** Shape B says itself whose a row is, and what is known of it under other names. */
export const onboardingRowsOfShapeB = backfill({
  name: "fill clientId from client_id",
  table: "onboarding_states",
  key: "id",
  left: `t."clientId" IS NULL AND to_jsonb(t) ->> 'client_id' IS NOT NULL`,
  set: `
    "clientId" = to_jsonb(t) ->> 'client_id',
    "forwardingEnabled" = coalesce((to_jsonb(t) ->> 'forwarding_enabled')::boolean, false),
    "testCallDetected" = coalesce((to_jsonb(t) ->> 'test_call_detected')::boolean, false)`,
  reject: {
    when: "NOT EXISTS (SELECT FROM clients WHERE id = to_jsonb(t) ->> 'client_id')",
    reason: "'its business is gone'",
  },
});

/** The documented rule: an onboarding row is of the business whose customer's it is. */
export const onboardingRowsByCustomer = backfillBy({
  name: "fill clientId by customer",
  table: "clients",
  key: "id",
  writes: ["onboarding_states"],
  finds: [
    `lone AS (
      SELECT batch.key, (SELECT o.id FROM customers c JOIN onboarding_states o ON o.customer_id = c.id
        WHERE c."clientId" = batch.key ${best}) AS row
      FROM batch WHERE ${decided} = 'customer' AND NOT EXISTS (SELECT FROM onboarding_states o WHERE o."clientId" = batch.key))`,
    noLongerApart,
  ],
  fills: `
    UPDATE onboarding_states o SET "clientId" = lone.key FROM lone WHERE o.id = lone.row AND o."clientId" IS NULL RETURNING 1`,
});

/** The second rule: the customer is an owner, and the row is of the one business that has their phone. */
export const onboardingRowsByOwnerPhone = backfillBy({
  name: "fill clientId by owner's phone",
  table: "clients",
  key: "id",
  writes: ["onboarding_states"],
  finds: [
    `phones AS MATERIALIZED (
      SELECT min(id) AS key, ${digits('"phoneNumber"')} AS phone FROM clients
      WHERE ${decided} = 'owner-phone' AND length(${digits('"phoneNumber"')}) = 10
      GROUP BY 2 HAVING count(*) = 1)`,
    `lone AS (
      SELECT batch.key, (SELECT o.id FROM customers c JOIN onboarding_states o ON o.customer_id = c.id
        WHERE c.phone IN ('44' || p.phone, '+44' || p.phone, '0' || p.phone) ${best}) AS row
      FROM batch JOIN phones p ON p.key = batch.key
      WHERE NOT EXISTS (SELECT FROM onboarding_states o WHERE o."clientId" = batch.key))`,
    noLongerApart,
  ],
  fills: `
    UPDATE onboarding_states o SET "clientId" = lone.key FROM lone WHERE o.id = lone.row AND o."clientId" IS NULL RETURNING 1`,
});

/** A row that no business has stays for the program that wrote it; what it was is kept apart, with the reason. */
export const archiveOtherRows = backfill({
  name: "archive other onboarding rows",
  table: "onboarding_states",
  key: "id",
  left: `t."clientId" IS NULL`,
  set: `"clientId" = t."clientId"`,
  reject: {
    when: "true",
    reason: `CASE WHEN NOT EXISTS (SELECT FROM customers WHERE id = t.customer_id) THEN
        CASE WHEN t.customer_id IS NULL THEN 'it is nobody''s' ELSE 'its customer is gone' END
      WHEN ${decided} = 'customer' THEN 'another row of this business is more advanced, or as advanced and later'
      ELSE 'its customer''s phone is no one business''s owner''s, or another row of that business is kept' END`,
  },
});
