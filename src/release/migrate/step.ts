/**
 * One statement or block of the schema's history. `transaction: false` is for statements that PostgreSQL refuses inside a
 * transaction (concurrent indexes); `undo` takes away what an attempt of one left that did not end, and does nothing where
 * nothing was left. Every step stands alone, so that a runner may stop anywhere.
 */
export type Step = { readonly kind: "sql"; readonly name: string; readonly text: string } & (
  | { readonly transaction: true }
  | { readonly transaction: false; readonly undo: string }
);

/** `expand` may run while an older version serves; `contract` takes something away and waits until none does. */
export type Phase = "expand" | "contract";

export type Migration = { readonly name: string; readonly phase: Phase; readonly steps: readonly Step[] };

export function sql(name: string, text: string): Step {
  return { kind: "sql", name, text: text.trim(), transaction: true };
}

export function sqlOutsideTransaction(name: string, { text, undo }: { text: string; undo: string }): Step {
  return { kind: "sql", name, text: text.trim(), transaction: false, undo };
}

export function migration(name: string, phase: Phase, steps: readonly Step[]): Migration {
  return { name, phase, steps };
}
