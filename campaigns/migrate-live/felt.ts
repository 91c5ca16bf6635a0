import { quantile } from "../../bench/row.ts";

/** What requests felt for some time. Milliseconds count from when each was due. */
export type Felt = {
  readonly latenciesMs: readonly number[];
  readonly failed: number;
  /** Of the failed: those that were kept from a lock for longer than invariant 14 allows. */
  readonly waitedTooLong: number;
  /** A few of the failures, in PostgreSQL's words. */
  readonly words: readonly string[];
};

const p99FloorMs = 25;
const p99TimesQuietMax = 3;

export function p99Ms({ latenciesMs }: Felt): number {
  return quantile(latenciesMs, 0.99);
}

/** The most that the slowest hundredth may take while a database is upgraded. */
export function p99MaxMs(quiet: Felt): number {
  return Math.max(p99FloorMs, p99TimesQuietMax * p99Ms(quiet));
}
