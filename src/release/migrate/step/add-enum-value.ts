import type { Step } from "../step.ts";
import { enumLook } from "./catalogue.ts";
import { makeStep } from "./make-step.ts";
import { statement } from "./move.ts";
import { literal, quoted } from "./names.ts";

/** A label of an enum, before another that it has. No statement of the same transaction may use it. */
export function addEnumValue(type: string, label: string, { before }: { readonly before: string }): Step {
  return makeStep("addEnumValue", "expand", `${label} of ${type}`, [
    statement({
      text: `ALTER TYPE ${quoted(type)} ADD VALUE ${literal(label)} BEFORE ${literal(before)}`,
      lock: null,
      leaves: { look: enumLook(type, label, before), done: ["before"], from: [null] },
    }),
  ]);
}
