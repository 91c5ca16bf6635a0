import { sql, type Step } from "../../src/release/migrate/step.ts";

/** The states of src/domain/billing.ts, read from the predecessor's columns, and its table of moves: a test compares the two. */
export const billingStates: readonly Step[] = [
  sql(
    "billing_state",
    `
      CREATE FUNCTION billing_state(p_status "BillingStatus", p_trial_used timestamp) RETURNS text
      LANGUAGE sql STABLE PARALLEL SAFE AS $$
        SELECT CASE p_status::text
          WHEN 'none' THEN CASE WHEN p_trial_used IS NULL THEN 'not_begun' ELSE 'lapsed' END
          WHEN 'active' THEN 'paying'
          ELSE p_status::text END
      $$
    `,
  ),
  sql(
    "billing_may_move",
    `
      CREATE FUNCTION billing_may_move(p_from text, p_to text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT coalesce(p_from || ' ' || p_to IN (
          'not_begun trial', 'not_begun lapsed', 'not_begun paying',
          'trial lapsed', 'trial paying',
          'lapsed paying',
          'paying past_due', 'paying canceled',
          'past_due paying', 'past_due canceled',
          'canceled paying'), false)
      $$
    `,
  ),
];
