import type { Twin } from "../twin.ts";

const caughtBy = { campaign: "migrate-live" };
const at = (file: string) => `src/release/migrate/${file}.ts`;

export const twins: readonly Twin[] = [
  {
    name: "a statement that waits for its lock as long as it takes, and all others behind it",
    caughtBy,
    file: at("run-step"),
    old: "    await client.query(`SET LOCAL lock_timeout = ${lockTimeoutMs}`);\n",
    new: "",
  },
  {
    name: "a backfill in one statement",
    caughtBy,
    file: at("step/backfill"),
    old: "ORDER BY 1 LIMIT $2),\n    found AS",
    new: "ORDER BY 1 LIMIT $2 + 10000000),\n    found AS",
  },
  {
    name: "a trigger that raises where an old program writes what no business gets",
    caughtBy,
    file: "migrations/predecessor/onboarding-trigger.ts",
    old: `IF NEW."clientId" IS NULL THEN`,
    new: `IF NEW."clientId" IS NULL THEN RAISE EXCEPTION 'whose is it?';`,
  },
  {
    name: "onboarding rows of nobody's that are neither a business's nor kept apart",
    caughtBy,
    file: "migrations/predecessor/onboarding-rows.ts",
    old: `  key: "id",
  left: \`t."clientId" IS NULL\`,`,
    new: `  key: "id",
  left: \`t."clientId" IS NULL AND EXISTS (SELECT FROM customers WHERE id = t.customer_id)\`,`,
  },
  {
    name: "an old program's prospect amid the upgrade who takes the business from one who is further",
    caughtBy: { test: "test/migrations/old-and-new.db.test.ts" },
    file: "migrations/predecessor/onboarding-trigger.ts",
    old: `WHERE c."clientId" = business) THEN RETURN NEW; END IF;`,
    new: `WHERE false) THEN RETURN NEW; END IF;`,
  },
];
