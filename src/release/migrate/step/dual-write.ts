import type { Step } from "../step.ts";
import { functionLook, triggerLook } from "./catalogue.ts";
import { makeStep } from "./make-step.ts";
import { statement } from "./move.ts";
import { quoted } from "./names.ts";

/** `when` as the catalogue writes it: `BEFORE INSERT OR UPDATE OF phone`. `body` is plpgsql, and must never raise. */
type DualWriteParts = {
  readonly table: string;
  readonly name: string;
  readonly when: string;
  readonly body: string;
  readonly security?: string;
};

/** A trigger that keeps a new column in step with the old one, made before the rows that are there are filled. */
export function dualWrite({ table, name, when, body, security = "" }: DualWriteParts): Step {
  const trigger = `CREATE TRIGGER ${quoted(name)} ${when} ON public.${quoted(table)} FOR EACH ROW EXECUTE FUNCTION ${quoted(name)}()`;
  return makeStep("dualWrite", "expand", `trigger ${name}`, [
    statement({
      text: `CREATE FUNCTION ${quoted(name)}() RETURNS trigger LANGUAGE plpgsql ${security} AS $$${body}$$`,
      lock: null,
      leaves: { look: functionLook(name), done: [body], from: [null] },
    }),
    statement({
      text: trigger,
      lock: { mode: "SHARE ROW EXCLUSIVE", on: [table] },
      leaves: { look: triggerLook(table, name), done: [trigger], from: [null] },
    }),
  ]);
}
