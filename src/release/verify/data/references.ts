import type { Check, DatabaseGround } from "../check.ts";
import { rowsCheck } from "../rows-check.ts";

const toClients =
  "customers conversations messages leads onboarding_states numbers inbox outbox permits timers incidents".split(" ");
const within = [
  ["conversations", "customerId", "customers"],
  ["messages", "conversationId", "conversations"],
  ["leads", "customerId", "customers"],
  ["leads", "conversationId", "conversations"],
  ["steps", "conversationId", "conversations"],
  ["outbox", "permitId", "permits"],
] as const;

/** Whom each row names, within one business: a foreign key that was off for a while leaves what it should have refused. */
export const referenceChecks: readonly Check<DatabaseGround>[] = [
  ...toClients.map((table) =>
    reference(
      table,
      "clients",
      `SELECT t."clientId" AS id, c.id IS NULL AS bad FROM ${table} t LEFT JOIN clients c ON c.id = t."clientId" WHERE t."clientId" IS NOT NULL`,
    ),
  ),
  ...within.map(([table, column, other]) =>
    reference(
      `${table}.${column}`,
      other,
      `SELECT t.id, o.id IS NULL AS bad FROM ${table} t
        LEFT JOIN ${other} o ON o."clientId" = t."clientId" AND o.id = t."${column}" WHERE t."${column}" IS NOT NULL`,
    ),
  ),
];

function reference(from: string, to: string, rows: string): Check<DatabaseGround> {
  return rowsCheck({
    name: `${from.replace(".", "_")}_in_${to}`,
    promise: `whatever ${from} names in ${to} is there, and of the same business`,
    means: "Something was deleted beneath it; a page or an answer that needs it fails.",
    mend: `Restore what is gone in ${to}, or take the row of ${from} out by hand and note why.`,
    rows,
    atLeast: 0,
  });
}
