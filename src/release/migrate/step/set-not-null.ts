import type { Step } from "../step.ts";
import { constraintLook, notNullLook } from "./catalogue.ts";
import { makeStep } from "./make-step.ts";
import { statement } from "./move.ts";
import { quoted } from "./names.ts";

/** NOT NULL by a check that is read through beforehand, so that the last lock is held for a moment only. */
export function setNotNull(table: string, column: string): Step {
  const check = `${table}_${column}_not_null_check`;
  const definition = `CHECK ((${quoted(column)} IS NOT NULL))`;
  const unchecked = `${definition} NOT VALID`;
  const look = notNullLook(table, column, check);
  const alter = `ALTER TABLE ${quoted(table)}`;
  const exclusive = { mode: "ACCESS EXCLUSIVE", on: [table] } as const;
  return makeStep("setNotNull", "expand", `not null ${table}.${column}`, [
    statement({
      text: `${alter} ADD CONSTRAINT ${quoted(check)} CHECK (${quoted(column)} IS NOT NULL) NOT VALID`,
      lock: exclusive,
      leaves: { look, done: [unchecked, definition, "not null"], from: ["nullable"] },
    }),
    statement({
      text: `${alter} VALIDATE CONSTRAINT ${quoted(check)}`,
      lock: { mode: "SHARE UPDATE EXCLUSIVE", on: [table] },
      leaves: { look, done: [definition, "not null"], from: [unchecked] },
    }),
    statement({
      text: `${alter} ALTER COLUMN ${quoted(column)} SET NOT NULL`,
      lock: exclusive,
      leaves: { look, done: ["not null"], from: [definition] },
    }),
    statement({
      text: `${alter} DROP CONSTRAINT ${quoted(check)}`,
      lock: exclusive,
      leaves: { look: constraintLook(table, check), done: [null], from: [definition] },
    }),
  ]);
}
