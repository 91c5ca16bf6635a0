import type { Move } from "./step/move.ts";
import { alone, statement } from "./step/move.ts";

/** `expand` may run while an older version serves; `contract` takes something away and waits until none does. */
export type Phase = "expand" | "contract";

export type StepKind =
  | "addCheck"
  | "addColumn"
  | "addEnumValue"
  | "addForeignKey"
  | "addUnique"
  | "backfill"
  | "buildIndex"
  | "createEnum"
  | "dropAfter"
  | "dualWrite"
  | "setNotNull"
  | "sql";

/**
 * One thing that the schema's history does, in moves that each stand alone, so that a runner may stop anywhere. `text` is all
 * of it as SQL that a person can read; the ledger keeps its checksum.
 */
export type Step = {
  readonly kind: StepKind;
  /** Null for plain SQL, which goes by the migration that it stands in. */
  readonly phase: Phase | null;
  readonly name: string;
  readonly text: string;
  readonly moves: readonly Move[];
};

export type Migration = { readonly name: string; readonly phase: Phase; readonly steps: readonly Step[] };

/** Plain SQL in a transaction of its own. `lock` is the strongest lock that it takes on tables that are in use; null where on none. */
export function sql(name: string, text: string, lock: Move["lock"] = null): Step {
  const move = statement({ text: text.trim(), lock });
  return { kind: "sql", phase: null, name, text: move.text, moves: [move] };
}

/** For what PostgreSQL refuses inside a transaction. `undo` takes away what an attempt left that did not end, or does nothing. */
export function sqlOutsideTransaction(name: string, { text, undo }: { text: string; undo: string }): Step {
  const move = alone({ text: text.trim(), undo, lock: null, leaves: null });
  return { kind: "sql", phase: null, name, text: move.text, moves: [move] };
}

export function migration(name: string, phase: Phase, steps: readonly Step[]): Migration {
  const early = steps.find((step) => phase === "expand" && step.phase === "contract");
  if (early !== undefined) throw new Error(`${name}/${early.name} takes something away, so it belongs to a contract`);
  return { name, phase, steps };
}
