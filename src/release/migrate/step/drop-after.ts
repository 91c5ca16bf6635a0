import type { Step } from "../step.ts";
import { columnLook, constraintLook, triggerLook } from "./catalogue.ts";
import { makeStep } from "./make-step.ts";
import { type Need, statement } from "./move.ts";
import { quoted } from "./names.ts";

type DropParts = {
  readonly drops: "column" | "constraint" | "trigger";
  readonly table: string;
  readonly name: string;
  /** Its definition in the catalogue, or each that it has had on the way: what reads otherwise was not meant, and stays. */
  readonly was: string | readonly string[];
  /** Tables that a foreign key of it leads to: the key ends with it, and that locks both its sides. */
  readonly leadsTo?: readonly string[];
  /** What must not be there any more before it may go. */
  readonly after: Need;
};

/** Takes something away, once nothing needs it. */
export function dropAfter({ drops, table, name, was, leadsTo = [], after }: DropParts): Step {
  const { text, look } = dropping({ drops, table, name });
  return makeStep("dropAfter", "contract", `drop ${drops} ${table}.${name}`, [
    statement({
      text,
      lock: { mode: "ACCESS EXCLUSIVE", on: [table, ...leadsTo] },
      leaves: { look, done: [null], from: [was].flat() },
      needs: after,
    }),
  ]);
}

function dropping({ drops, table, name }: Pick<DropParts, "drops" | "table" | "name">) {
  const [on, what] = [quoted(table), quoted(name)];
  switch (drops) {
    case "column":
      return { text: `ALTER TABLE ${on} DROP COLUMN ${what}`, look: columnLook(table, name) };
    case "constraint":
      return { text: `ALTER TABLE ${on} DROP CONSTRAINT ${what}`, look: constraintLook(table, name) };
    case "trigger":
      return { text: `DROP TRIGGER ${what} ON public.${on}`, look: triggerLook(table, name) };
  }
}
