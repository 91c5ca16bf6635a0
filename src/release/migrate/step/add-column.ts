import type { Step } from "../step.ts";
import { columnLook } from "./catalogue.ts";
import { makeStep } from "./make-step.ts";
import { statement } from "./move.ts";
import { quoted } from "./names.ts";

/**
 * A column with a constant default or none, which PostgreSQL adds without rewriting the table. `definition` is written as the
 * catalogue writes it, such as `boolean not null default false`: it is both the statement and what must be found after it.
 */
export function addColumn(table: string, column: string, definition: string): Step {
  return makeStep("addColumn", "expand", `column ${table}.${column}`, [
    statement({
      text: `ALTER TABLE ${quoted(table)} ADD COLUMN ${quoted(column)} ${definition}`,
      lock: { mode: "ACCESS EXCLUSIVE", on: [table] },
      leaves: { look: columnLook(table, column), done: [definition], from: [null] },
    }),
  ]);
}
