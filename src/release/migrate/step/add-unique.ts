import type { Step } from "../step.ts";
import { indexMove } from "./build-index.ts";
import { constraintLook } from "./catalogue.ts";
import { makeStep } from "./make-step.ts";
import { statement } from "./move.ts";
import { quoted } from "./names.ts";

type UniqueParts = { readonly table: string; readonly name: string; readonly on: string };

/** A unique constraint: its index is built while everybody writes, and then taken over in a moment. */
export function addUnique({ table, name, on }: UniqueParts): Step {
  return makeStep("addUnique", "expand", `unique ${name}`, [
    indexMove({ table, name, on, unique: true }),
    statement({
      text: `ALTER TABLE ${quoted(table)} ADD CONSTRAINT ${quoted(name)} UNIQUE USING INDEX ${quoted(name)}`,
      lock: { mode: "ACCESS EXCLUSIVE", on: [table] },
      leaves: { look: constraintLook(table, name), done: [`UNIQUE ${on}`], from: [null] },
    }),
  ]);
}
