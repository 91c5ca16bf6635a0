/** One measurement beside its reference, taken in the same run on the same machine. */
export type BenchRow = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What it is compared with; null where `needed` bounds the value itself. */
  readonly reference: number | null;
  /** Value over reference; null without one. */
  readonly ratio: number | null;
  /** In words: `ratio >= 0.6`, `<= 50 ms`; null for what is only shown. */
  readonly needed: string | null;
  readonly ok: boolean;
};

/** A value that has no reference but a bound. */
export function bounded(name: string, value: number, unit: string, most: number): BenchRow {
  return { name, value, unit, reference: null, ratio: null, needed: `<= ${most} ${unit}`, ok: value <= most };
}

/** The middle one; of an even count the upper of the two. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** The least and the most: the machine may have had other work. */
export function spread(values: readonly number[]): string {
  return `${Math.round(Math.min(...values))} to ${Math.round(Math.max(...values))}`;
}

/** The value below which so much of them lies, `share` being from 0 up to 1. */
export function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;
}
