import type { Lock } from "../../src/release/migrate/step/move.ts";
import { type SeenLock, stopsWriters, strength } from "./lock-modes.ts";
import type { Moment } from "./watch.ts";

/** One statement of a step as it was seen: what the session held and had done before it and after it, or how it failed. */
export type Traced = {
  readonly before: Moment;
  readonly after: Moment | null;
  readonly error: string | null;
  readonly tookMs: number;
};

/** What a step says that it locks; `unsaid` where nobody was asked. */
export type Declared = Lock | null | "unsaid";

export type FaultKind =
  | "fails"
  | "takes more than it says"
  | "writes a table anew"
  | "reads rows under its lock"
  | "writes rows under its lock"
  | "goes on under its lock"
  | "locks several tables"
  | "waits without bound"
  | "leaves an invalid index";

export type Fault = { readonly kind: FaultKind; readonly says: string };

const usual = strength("ROW SHARE");

/** Every reason for which others would wait too long, or for which the catalogue is not what the step says. Pure. */
export function faultsOf({ before, after, error }: Traced, declared: Declared): readonly Fault[] {
  if (after === null) return [{ kind: "fails", says: `it fails: ${error ?? "nobody knows why"}` }];
  const strong = after.locks.filter(stopsWriters);
  const taken = strong.filter(({ table }) => !before.locks.some((lock) => lock.table === table && stopsWriters(lock)));
  return [
    ...(declared === "unsaid" ? [] : beyond(after.locks, declared)),
    ...after.rewritten.map((table): Fault => ({ kind: "writes a table anew", says: `it writes ${table} anew` })),
    ...underLock("reads rows under its lock", "reads", strong, before.read, after.read),
    ...underLock("writes rows under its lock", "writes", strong, before.written, after.written),
    ...goesOn(after),
    ...several(strong, taken, after),
    ...(taken.length > 0 && after.lockTimeoutMs === 0 ? [withoutBound(taken)] : []),
    ...after.invalid.map((name): Fault => ({ kind: "leaves an invalid index", says: `it leaves ${name} invalid` })),
  ];
}

function beyond(locks: readonly SeenLock[], declared: Lock | null): readonly Fault[] {
  const said = (table: string) => (declared !== null && declared.on.includes(table) ? strength(declared.mode) : usual);
  return locks
    .filter(({ table, mode }) => strength(mode) > said(table))
    .map((lock) => ({
      kind: "takes more than it says",
      says: `it takes ${words(lock)} and says ${declared === null ? "nothing" : `${declared.mode} on ${declared.on.join(", ")}`}`,
    }));
}

function underLock(
  kind: FaultKind,
  verb: string,
  strong: readonly SeenLock[],
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): readonly Fault[] {
  return strong.flatMap((lock) => {
    const rows = (after.get(lock.table) ?? 0) - (before.get(lock.table) ?? 0);
    return rows > 0 ? [{ kind, says: `it ${verb} ${rows} rows under ${words(lock)}` }] : [];
  });
}

/** The lock is held until the transaction ends, so whatever begins under it makes others wait longer. */
function goesOn({ commands }: Moment): readonly Fault[] {
  const late = commands.filter(({ held }) => held.some(stopsWriters));
  const [first] = late;
  if (first === undefined) return [];
  const under = together(first.held.filter(stopsWriters));
  return [
    { kind: "goes on under its lock", says: `${late.length} commands begin under ${under}, such as ${first.tag}` },
  ];
}

/** A foreign key locks both its tables at once; anything else takes one table after the other, and may meet who goes the other way. */
function several(strong: readonly SeenLock[], taken: readonly SeenLock[], { commands }: Moment): readonly Fault[] {
  const atOnce = commands.length <= 1 && strong.length === taken.length;
  const oneOfAll = strong.every(({ mode }) => strength(mode) < strength("EXCLUSIVE"));
  if (strong.length < 2 || taken.length === 0 || (atOnce && oneOfAll)) return [];
  return [{ kind: "locks several tables", says: `it holds ${together(strong)} at once` }];
}

function withoutBound(taken: readonly SeenLock[]): Fault {
  return { kind: "waits without bound", says: `it waits without bound for ${together(taken)}` };
}

export function words({ table, mode }: SeenLock): string {
  return `${mode} on ${table}`;
}

function together(locks: readonly SeenLock[]): string {
  const [first, second, ...more] = locks.map(words);
  return [
    first ?? "no lock",
    ...(second === undefined ? [] : [second]),
    ...(more.length > 0 ? [`${more.length} more`] : []),
  ].join(" and ");
}
