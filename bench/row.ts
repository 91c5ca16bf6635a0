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
