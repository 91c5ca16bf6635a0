import type { Step } from "../step.ts";
import { constraintLook } from "./catalogue.ts";
import { makeStep } from "./make-step.ts";
import { statement } from "./move.ts";
import { quoted } from "./names.ts";

/** `condition` as the catalogue writes it, with its brackets: `(enquiry > 0)`. */
type CheckParts = { readonly table: string; readonly name: string; readonly condition: string };

/** A rule that binds new rows at once, and has the old ones read through under a lock that stops nobody. */
export function addCheck({ table, name, condition }: CheckParts): Step {
  const definition = `CHECK (${condition})`;
  const unchecked = `${definition} NOT VALID`;
  const look = constraintLook(table, name);
  return makeStep("addCheck", "expand", `check ${name}`, [
    statement({
      text: `ALTER TABLE ${quoted(table)} ADD CONSTRAINT ${quoted(name)} ${unchecked}`,
      lock: { mode: "ACCESS EXCLUSIVE", on: [table] },
      leaves: { look, done: [definition, unchecked], from: [null] },
    }),
    statement({
      text: `ALTER TABLE ${quoted(table)} VALIDATE CONSTRAINT ${quoted(name)}`,
      lock: { mode: "SHARE UPDATE EXCLUSIVE", on: [table] },
      leaves: { look, done: [definition], from: [unchecked] },
    }),
  ]);
}
