import type { Twin } from "../twin.ts";

const history = { test: "test/migrations/history.db.test.ts" };
const killed = { test: "test/migrations/killed-runner.db.test.ts" };
const takeOver = { test: "test/migrations/take-over.db.test.ts" };
const roles = { test: "test/release/migrate/roles.db.test.ts" };
const status = { test: "test/release/migrate/schema-status.db.test.ts" };
const generated = { test: "test/store/tables-generated.db.test.ts" };
const runner = "src/release/migrate/migrate-up.ts";
const runAlone = "src/release/migrate/run-alone.ts";

export const twins: readonly Twin[] = [
  {
    name: "an inherited column of another type",
    caughtBy: history,
    file: "migrations/predecessor-tables.ts",
    old: `"requestedTime" TEXT NOT NULL DEFAULT ''`,
    new: `"requestedTime" TEXT`,
  },
  {
    name: "an inherited index left out",
    caughtBy: history,
    file: "migrations/20241219_predecessor.ts",
    old: "\n      CREATE INDEX leads_state_idx ON leads(state);",
    new: "",
  },
  {
    name: "a billing status of another spelling",
    caughtBy: history,
    file: "migrations/20241223_align_schema_with_production.ts",
    old: '"past_due"]',
    new: '"pastDue"]',
  },
  {
    name: "a business that onboarding rows are not given",
    caughtBy: takeOver,
    file: "migrations/predecessor/onboarding-rows.ts",
    old: "= 'customer' AND NOT EXISTS",
    new: "= 'nobody' AND NOT EXISTS",
  },
  {
    name: "old rows checked under forced row security, where none is seen",
    caughtBy: takeOver,
    file: "migrations/20261122_contract_inherited.ts",
    old: `"20261122_contract_inherited", "contract", [`,
    new: `"20261122_contract_inherited", "contract", [sql("forced too early", "ALTER TABLE messages FORCE ROW LEVEL SECURITY"),`,
  },
  {
    name: "a killed index that is in the way",
    caughtBy: killed,
    file: runAlone,
    old: "  await bounded(run, () => client.query(move.undo));\n  try",
    new: "  try",
  },
  {
    name: "a failed index that stays, invalid",
    caughtBy: killed,
    file: runAlone,
    old: "    await bounded({ ...run, lockDeadlineMs: undoWaitMs }, () => client.query(move.undo)).catch(() => undefined);\n",
    new: "",
  },
  {
    name: "a step written down before it ran",
    caughtBy: killed,
    file: "src/release/migrate/run-step.ts",
    old: "    if (await leftToDo(client, move.leaves)) {",
    new: '    await note(); await client.query("COMMIT; BEGIN"); note = () => Promise.resolve();\n    if (await leftToDo(client, move.leaves)) {',
  },
  {
    name: "an edited history that goes on",
    caughtBy: killed,
    file: runner,
    old: "if (edited.length > 0)",
    new: "if (edited.length > 1000)",
  },
  { name: "two runners at once", caughtBy: killed, file: runner, old: "    await takeLock(session);\n", new: "" },
  {
    name: "a broken connection that ends the process",
    caughtBy: killed,
    file: "src/release/connect.ts",
    old: `  client.on("error", () => undefined);\n`,
    new: "",
  },
  {
    name: "an edited step that passes for current",
    caughtBy: status,
    file: "src/release/migrate/schema-status.ts",
    old: "...editedSteps(migrations, ledger)]",
    new: "]",
  },
  {
    name: "a newer schema that passes for current",
    caughtBy: status,
    file: "src/release/migrate/schema-status.ts",
    old: "[...taken, ",
    new: "[",
  },
  {
    name: "a database that everybody may connect to",
    caughtBy: roles,
    file: "src/release/migrate/roles.ts",
    old: "REVOKE ALL ON DATABASE ${name} FROM PUBLIC",
    new: "GRANT CONNECT ON DATABASE ${name} TO PUBLIC",
  },
  {
    name: "roles that need a superuser",
    caughtBy: roles,
    file: "src/release/migrate/roles.ts",
    old: "GRANT jobrun_owner, jobrun_claim, jobrun_operator TO CURRENT_USER",
    new: "SELECT 1",
  },
  {
    name: "types that the schema has left behind",
    caughtBy: generated,
    file: "migrations/20261122_timers.ts",
    old: `"lastRunAt" timestamptz,`,
    new: `"lastRunAt" timestamptz NOT NULL DEFAULT now(),`,
  },
];
