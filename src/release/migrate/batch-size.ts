/** What one batch did to those beside it: how long it took, how long another's commit took meanwhile, who waited for its rows. */
export type Felt = { readonly tookMs: number; readonly commitMs: number; readonly waiting: number };

export const batchRowsFirst = 500;
const batchRowsMin = 20;
const batchRowsMax = 5_000;
/** A commit of this length is not felt; one that is longer makes the next batch smaller. */
const feltMs = 25;

/** Grows by half while nobody feels it, shrinks in proportion when somebody does, and by half when somebody waits for a row. */
export function nextBatchRows(rows: number, { tookMs, commitMs, waiting }: Felt): number {
  const longest = Math.max(tookMs, commitMs, 0.1);
  const factor = waiting > 0 ? 0.5 : Math.min(1.5, Math.max(0.25, feltMs / longest));
  return Math.round(Math.min(batchRowsMax, Math.max(batchRowsMin, rows * factor)));
}
