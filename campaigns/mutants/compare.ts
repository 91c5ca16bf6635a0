import type { Accepted, Change, Mutant } from "./mutant.ts";

/**
 * Holds what survived against what may: a survivor that nobody wrote a reason for is a failure, and so is an entry whose
 * change no longer survives or is no longer made. `files` were tried; entries of others are not looked at.
 */
export function compare(mutants: readonly Mutant[], accepted: readonly Accepted[], files: readonly string[]): string[] {
  const expected = accepted.filter(({ file }) => files.includes(file));
  const open = [...expected];
  const failures: string[] = [];
  for (const mutant of mutants) {
    if (mutant.end === "broken") failures.push(`could not be judged: ${shown(mutant)}`);
    if (mutant.end !== "survived") continue;
    const at = open.findIndex((entry) => isSame(entry, mutant));
    if (at === -1) failures.push(`survived: ${shown(mutant)}`);
    else open.splice(at, 1);
  }
  return [
    ...failures,
    ...open.map((entry) => `accepted, but no longer survives: ${shown(entry)}`),
    ...expected
      .filter(({ reason }) => reason.trim() === "")
      .map((entry) => `accepted without a reason: ${shown(entry)}`),
  ];
}

function isSame(one: Change, other: Change): boolean {
  return (
    one.file === other.file &&
    one.mutator === other.mutator &&
    one.line === other.line &&
    one.original === other.original &&
    one.replacement === other.replacement
  );
}

function shown({ file, mutator, line, original, replacement }: Change): string {
  return `${file} ${mutator}: ${JSON.stringify(original)} → ${JSON.stringify(replacement)} in: ${line}`;
}
