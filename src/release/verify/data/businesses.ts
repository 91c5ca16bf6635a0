import type { Check, DatabaseGround } from "../check.ts";
import { rowsCheck } from "../rows-check.ts";

const house = "client_jobrun";
const documentedColumns =
  "onboardingComplete outboundPaused aiDisabled billingStatus paymentActive pendingCancellation".split(" ");

/** Businesses, how far each has come, and whose number is whose. */
export const businessChecks: readonly Check<DatabaseGround>[] = [
  rowsCheck({
    name: "clients_filled",
    promise: "no business lacks one of the documented facts",
    means: "The gate takes what is unknown for a no: that business falls silent.",
    mend: "Run jobrun migrate up: a backfill was not finished.",
    rows: `SELECT id, ${documentedColumns.map((column) => `"${column}" IS NULL`).join(" OR ")} AS bad FROM clients`,
    atLeast: 1,
  }),
  rowsCheck({
    name: "onboarding_filled",
    promise: "every onboarding row has its business and says what was proven",
    means: "An owner who texts is taken for a stranger.",
    mend: "Run jobrun migrate plan: it names the rows, and what to decide.",
    rows: `SELECT id, "clientId" IS NULL OR "forwardingEnabled" IS NULL OR "testCallDetected" IS NULL AS bad FROM onboarding_states`,
    atLeast: 0,
  }),
  rowsCheck({
    name: "onboarding_once",
    promise: "no business has two onboarding rows",
    means: "Two rows tell two stories of whether it may go live.",
    mend: "Run jobrun migrate plan: the rule for duplicates stands there.",
    rows: `SELECT "clientId" AS id, count(*) > 1 AS bad FROM onboarding_states WHERE "clientId" IS NOT NULL GROUP BY 1`,
    atLeast: 0,
  }),
  rowsCheck({
    name: "rows_mapped",
    promise: "no row of the predecessor's is in quarantine",
    means: "These rows could not be mapped, and are kept whole with their reason.",
    mend: `Read "reason" in quarantined_rows; above a tenth of a table, roll back.`,
    rows: `SELECT "tableName" || ' ' || "rowId" AS id, true AS bad FROM quarantined_rows`,
    atLeast: 0,
    worst: "warning",
  }),
  rowsCheck({
    name: "live_is_proven",
    promise: "every live business was proven or taken over, has agreed, and has a number",
    means: "It is told that JobRun answers its calls, and JobRun does not, or was never allowed to.",
    mend: "Pause it (jobrun pause --client ID), see jobrun client show ID, and let its owner finish.",
    rows: `SELECT id, "liveBecause" IS NULL OR "liveAt" IS NULL
        OR ("liveBecause" = 'proven' AND ("agreedAt" IS NULL OR "testCallEventId" IS NULL))
        OR NOT EXISTS (SELECT FROM numbers n WHERE n."clientId" = c.id AND n.role = 'OPERATIONAL' AND n.state = 'assigned') AS bad
      FROM clients c WHERE "onboardingComplete" AND "closedAt" IS NULL`,
    atLeast: 0,
  }),
  rowsCheck({
    name: "complete_is_live",
    promise: "no set-up is complete whose business is not live",
    means: "Its owner was told that all is done, and the gate refuses every text.",
    mend: "See jobrun client show ID for what is missing, and jobrun client complete ID.",
    rows: `SELECT o.id, o.current_state = 'COMPLETE' AND NOT c."onboardingComplete" AS bad
      FROM onboarding_states o JOIN clients c ON c.id = o."clientId"`,
    atLeast: 0,
  }),
  rowsCheck({
    name: "trial_has_an_end",
    promise: "every trial has begun and ends",
    means: "A trial without an end is never paid, one without a beginning can be had twice.",
    mend: "See jobrun client show ID; the dates are move_billing()'s to write.",
    rows: `SELECT id, "trialUsedAt" IS NULL OR "trialEndsAt" IS NULL AS bad FROM clients WHERE "billingStatus" = 'trial'`,
    atLeast: 0,
  }),
  rowsCheck({
    name: "numbers_have_one_role",
    promise: "a number is one open business's own, or nobody's",
    means: "Callers of one business are answered in the name of another, or of nobody.",
    mend: "See jobrun number list, then jobrun number release.",
    rows: `SELECT n.phone AS id, CASE WHEN n.state = 'assigned' THEN n."clientId" = '${house}' OR n.role <> 'OPERATIONAL'
          OR c.id IS NULL OR c."closedAt" IS NOT NULL
          OR EXISTS (SELECT FROM numbers m WHERE m."clientId" = n."clientId" AND m.state = 'assigned' AND m.phone <> n.phone)
          ELSE n."clientId" <> '${house}' END AS bad
      FROM numbers n LEFT JOIN clients c ON c.id = n."clientId"`,
    atLeast: 0,
  }),
];
