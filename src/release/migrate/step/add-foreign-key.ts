import type { Step } from "../step.ts";
import { constraintLook } from "./catalogue.ts";
import { makeStep } from "./make-step.ts";
import { statement } from "./move.ts";
import { quoted } from "./names.ts";

/** `references` as the catalogue writes it: `clients(id) ON UPDATE CASCADE ON DELETE CASCADE`. */
type ForeignKeyParts = {
  readonly table: string;
  readonly name: string;
  readonly columns: readonly string[];
  readonly references: string;
};

/** A foreign key that binds new rows at once, and has the old ones read through under a lock that stops nobody. */
export function addForeignKey({ table, name, columns, references }: ForeignKeyParts): Step {
  const definition = `FOREIGN KEY (${columns.map(quoted).join(", ")}) REFERENCES ${references}`;
  const unchecked = `${definition} NOT VALID`;
  const look = constraintLook(table, name);
  const target = references.slice(0, references.indexOf("("));
  return makeStep("addForeignKey", "expand", `foreign key ${name}`, [
    statement({
      text: `ALTER TABLE ${quoted(table)} ADD CONSTRAINT ${quoted(name)} ${unchecked}`,
      lock: { mode: "SHARE ROW EXCLUSIVE", on: [table, target] },
      leaves: { look, done: [definition, unchecked], from: [null] },
    }),
    statement({
      text: `ALTER TABLE ${quoted(table)} VALIDATE CONSTRAINT ${quoted(name)}`,
      lock: { mode: "SHARE UPDATE EXCLUSIVE", on: [table] },
      leaves: { look, done: [definition], from: [unchecked] },
    }),
  ]);
}
