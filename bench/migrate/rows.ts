import { type Felt, p99MaxMs, p99Ms } from "../../campaigns/migrate-live/felt.ts";
import { type BenchRow, bounded } from "../row.ts";

/** What one upgrade under traffic took, and what the traffic felt before it and amid it. */
export type Seen = {
  readonly perSecond: number;
  readonly planMs: number;
  readonly upgradeMs: number;
  readonly backfill: { readonly rows: number; readonly seconds: number };
  readonly nothingMs: number;
  readonly quiet: Felt;
  readonly during: Felt;
};

const rowsMeant = 1_000_000;
const backfillMaxS = 120;
const planMaxS = 10;
const nothingMaxS = 1;

export function rowsOf({ perSecond, planMs, upgradeMs, backfill, nothingMs, quiet, during }: Seen): BenchRow[] {
  const [value, reference] = [p99Ms(during), p99Ms(quiet)];
  const most = p99MaxMs(quiet);
  const upgrade = `an upgrade of ${Math.round(upgradeMs / 1_000)} s`;
  return [
    bounded(
      `1,000,000 phones backfilled beside ${perSecond} requests a second (of ${backfill.rows})`,
      (backfill.seconds * rowsMeant) / backfill.rows,
      "s",
      backfillMaxS,
    ),
    {
      name: `p99 of the requests amid ${upgrade}, beside that before it`,
      value,
      unit: "ms",
      reference,
      ratio: value / reference,
      needed: `<= ${Math.round(most)} ms`,
      ok: value <= most,
    },
    bounded("requests that failed, or waited over 100 ms for a lock", quiet.failed + during.failed, "requests", 0),
    bounded("the plan of that database", planMs / 1_000, "s", planMaxS),
    bounded("a plan and a run with nothing to do", nothingMs / 1_000, "s", nothingMaxS),
  ];
}
