import type { Step } from "../step.ts";
import { indexLook } from "./catalogue.ts";
import { makeStep } from "./make-step.ts";
import { alone, type Alone } from "./move.ts";
import { quoted } from "./names.ts";

/** `on` and `where` as the catalogue writes them: `("clientId", number)`, `(intake IS NOT NULL)`. */
export type IndexParts = {
  readonly table: string;
  readonly name: string;
  readonly on: string;
  readonly unique?: boolean;
  readonly where?: string;
};

/** An index built while everybody reads and writes. One that a killed run left unfinished is dropped and built again. */
export function buildIndex(parts: IndexParts): Step {
  return makeStep("buildIndex", "expand", `index ${parts.name}`, [indexMove(parts)]);
}

export function indexMove(parts: IndexParts): Alone {
  const definition = indexDefinition(parts);
  const name = quoted(parts.name);
  return alone({
    text: definition.replace(`INDEX ${name}`, `INDEX CONCURRENTLY ${name}`),
    undo: `DROP INDEX CONCURRENTLY IF EXISTS public.${name}`,
    lock: { mode: "SHARE UPDATE EXCLUSIVE", on: [parts.table] },
    leaves: { look: indexLook(parts.name), done: [definition], from: [null, `invalid ${definition}`] },
  });
}

function indexDefinition({ table, name, on, unique = false, where }: IndexParts): string {
  const only = where === undefined ? "" : ` WHERE ${where}`;
  return `CREATE ${unique ? "UNIQUE " : ""}INDEX ${quoted(name)} ON public.${quoted(table)} USING btree ${on}${only}`;
}
