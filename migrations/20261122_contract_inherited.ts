import { migration, sql } from "../src/release/migrate/step.ts";
import { inheritedTables } from "./20261122_security.ts";
import { endOfOldPrograms } from "./predecessor/end-of-old-programs.ts";

/** What can only hold once no old code runs: forced row security, composite keys, and several leads of one customer. */
export const contractInherited = migration("20261122_contract_inherited", "contract", [
  ...endOfOldPrograms,
  ...[
    ["conversations", "customerId", "customers"],
    ["messages", "customerId", "customers"],
    ["messages", "conversationId", "conversations"],
    ["leads", "customerId", "customers"],
    ["leads", "conversationId", "conversations"],
  ].flatMap(([table, column, target]) => [
    sql(
      `${table} and ${target} of one client`,
      `
        ALTER TABLE ${table} ADD CONSTRAINT "${table}_clientId_${column}_fkey"
          FOREIGN KEY ("clientId", "${column}") REFERENCES ${target} ("clientId", id) NOT VALID
      `,
    ),
    sql(
      `${table} and ${target} of one client, checked`,
      `ALTER TABLE ${table} VALIDATE CONSTRAINT "${table}_clientId_${column}_fkey"`,
    ),
  ]),
  sql("several leads a customer", `DROP INDEX "leads_clientId_customerId_key"`),
  sql(
    "one open lead a customer",
    `CREATE UNIQUE INDEX "leads_clientId_customerId_open_key" ON leads ("clientId", "customerId") WHERE state <> 'CLOSED'`,
  ),
  // Last: under forced row security a check of old rows, which its owner makes, sees none of them and finds all well.
  ...["clients", ...inheritedTables].map((table) =>
    sql(`forced row security of ${table}`, `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`),
  ),
]);
