import type { Twin } from "../twin.ts";

const baseline = { test: "test/migrations/take-over-baseline.db.test.ts" };
const both = { test: "test/migrations/take-over-both.db.test.ts" };
const takeOver = { test: "test/migrations/take-over.db.test.ts" };
const pool = "migrations/predecessor/old-pool.ts";
const columns = "migrations/predecessor/old-columns.ts";

export const twins: readonly Twin[] = [
  {
    name: "a free number of the predecessor's that is left behind",
    caughtBy: baseline,
    file: pool,
    old: "THEN status = 'AVAILABLE'",
    new: "THEN false",
  },
  {
    name: "a reserved number given to the next business",
    caughtBy: baseline,
    file: pool,
    old: "THEN status = 'AVAILABLE'",
    new: "THEN true",
  },
  {
    name: "a number of a business that is gone, lost without a word",
    caughtBy: baseline,
    file: pool,
    old: "FROM pool WHERE NOT EXISTS (\n",
    new: "FROM pool WHERE business IS NULL AND NOT EXISTS (\n",
  },
  {
    name: "a column that goes with what it alone said",
    caughtBy: baseline,
    file: columns,
    old: "jsonb_build_object('phone_type', phone_type) || collected_fields",
    new: "collected_fields",
  },
  {
    name: "a leftover of shape B that stays",
    caughtBy: both,
    file: columns,
    old: `["onboarding_states", "forwarding_enabled", no],`,
    new: "",
  },
  {
    name: "customer_id gone although a row of nobody's is kept nowhere else",
    caughtBy: takeOver,
    file: columns,
    old: `q."tableName" = 'onboarding_states' AND q."rowId" = o.id)`,
    new: "true)",
  },
  {
    name: "a type that stays its old owner's",
    caughtBy: both,
    file: "migrations/20241222_adopt_predecessor.ts",
    old: `'"BillingStatus"', `,
    new: "",
  },
  {
    name: "a live business that nobody proposes, since its number stands in the pool alone",
    caughtBy: both,
    file: "src/release/migrate/plan/exceptions.ts",
    old: `b."twilioNumber" IS NULL AND`,
    new: "false AND",
  },
];
