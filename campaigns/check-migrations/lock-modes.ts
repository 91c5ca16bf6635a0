/** PostgreSQL's table locks, the weakest first: what stands later stops more. */
const modes = [
  "ACCESS SHARE",
  "ROW SHARE",
  "ROW EXCLUSIVE",
  "SHARE UPDATE EXCLUSIVE",
  "SHARE",
  "SHARE ROW EXCLUSIVE",
  "EXCLUSIVE",
  "ACCESS EXCLUSIVE",
] as const;

export type SeenMode = (typeof modes)[number];

/** A lock on one table that stood there before the run, the strongest that a session has on it or on one of its indexes. */
export type SeenLock = { readonly table: string; readonly mode: SeenMode };

/** `AccessExclusiveLock`, as `pg_locks` spells it. */
export function modeOf(spelt: string): SeenMode {
  const found = modes.find((mode) => `${mode.replaceAll(" ", "")}LOCK` === spelt.toUpperCase());
  if (found === undefined) throw new Error(`${spelt} is no lock of a table`);
  return found;
}

export function strength(mode: SeenMode): number {
  return modes.indexOf(mode);
}

/** Whether somebody who writes to the table waits for it. */
export function stopsWriters({ mode }: SeenLock): boolean {
  return strength(mode) >= strength("SHARE");
}

/** One lock a table, the strongest, in the order of their names. */
export function strongest(locks: readonly SeenLock[]): readonly SeenLock[] {
  const best = new Map<string, SeenLock>();
  for (const lock of locks) {
    const before = best.get(lock.table);
    if (before === undefined || strength(lock.mode) > strength(before.mode)) best.set(lock.table, lock);
  }
  return [...best.values()].toSorted((a, b) => (a.table < b.table ? -1 : 1));
}
