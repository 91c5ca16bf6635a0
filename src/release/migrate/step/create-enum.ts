import type { Step } from "../step.ts";
import { makeStep } from "./make-step.ts";
import { statement } from "./move.ts";
import { literal, quoted } from "./names.ts";

/** A type with just these labels, in this order. */
export function createEnum(name: string, labels: readonly string[]): Step {
  const look = `SELECT string_agg(e.enumlabel, ', ' ORDER BY e.enumsortorder) AS found
    FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid
    WHERE t.typnamespace = 'public'::regnamespace AND t.typname = ${literal(name)}`;
  return makeStep("createEnum", "expand", `type ${name}`, [
    statement({
      text: `CREATE TYPE ${quoted(name)} AS ENUM (${labels.map(literal).join(", ")})`,
      lock: null,
      leaves: { look, done: [labels.join(", ")], from: [null] },
    }),
  ]);
}
