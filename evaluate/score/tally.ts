import type { Judgement } from "./judge-reading.ts";

/** What was read in the place of what, and how often; `null` is "nothing". */
export type Confusion = { readonly expected: string | null; readonly read: string | null; readonly times: number };

/** `precision`: of what was read, how much is right. `recall`: of what was said, how much was read rightly. Null of nothing. */
export type Tally = {
  readonly said: number;
  readonly read: number;
  readonly right: number;
  readonly missed: number;
  readonly invented: number;
  readonly precision: number | null;
  readonly recall: number | null;
  /** Of all texts, those without a fact in them included. */
  readonly accuracy: number | null;
};

export function tallyOf(judgements: readonly Judgement[]): Tally {
  const said = judgements.filter(({ expected }) => expected !== null);
  const read = judgements.filter((each) => each.read !== null);
  const right = said.filter(({ same }) => same).length;
  return {
    said: said.length,
    read: read.length,
    right,
    missed: said.filter((each) => each.read === null).length,
    invented: read.filter(({ expected }) => expected === null).length,
    precision: share(right, read.length),
    recall: share(right, said.length),
    accuracy: share(judgements.filter(({ same }) => same).length, judgements.length),
  };
}

/** The same for each value that is said or read: `soon` alone, `emergency` alone. */
export function tallyByValue(judgements: readonly Judgement[]): ReadonlyMap<string, Tally> {
  const values = new Set(
    judgements.flatMap(({ expected, read }) => [expected, read]).filter((value) => value !== null),
  );
  return new Map(
    [...values].toSorted().map((value) => [value, tallyOf(judgements.map((each) => onlyOf(each, value)))]),
  );
}

/** What went wrong, the most frequent first. */
export function confusionsOf(judgements: readonly Judgement[]): Confusion[] {
  const wrong = judgements.filter(({ same }) => !same);
  const groups = Map.groupBy(wrong, ({ expected, read }) => JSON.stringify([expected, read]));
  return [...groups.values()]
    .flatMap((group) => group.slice(0, 1).map(({ expected, read }) => ({ expected, read, times: group.length })))
    .toSorted((a, b) => b.times - a.times);
}

function onlyOf(judgement: Judgement, value: string): Judgement {
  const [expected, read] = [judgement.expected, judgement.read].map((label) => (label === value ? value : null));
  return { ...judgement, expected: expected ?? null, read: read ?? null, same: expected === read };
}

export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
