/** What one batch did to those beside it: how long it took, how long another's commit took meanwhile, who waited for its rows. */
export type Felt = { readonly tookMs: number; readonly commitMs: number; readonly waiting: number };

export const batchRowsFirst = 500;
/** Fewer would not end on a machine that is busy with other things: a commit there takes long whatever we do. */
const batchRowsMin = 100;
const batchRowsMax = 5_000;
/** Another's commit of this length is not felt; one that is longer makes the next batch smaller. */
const commitFeltMs = 25;
/**
 * Nobody may wait longer for a row than invariant 14 says. A batch holds its rows to its end, and that is `lockTimeoutMs` later
 * where it meets a row that somebody else holds.
 */
const rowsHeldMs = 40;

/** Grows by half while nobody feels it, shrinks in proportion when somebody does, and by half when somebody waits for a row. */
export function nextBatchRows(rows: number, { tookMs, commitMs, waiting }: Felt): number {
  const room = Math.min(commitFeltMs / Math.max(commitMs, 0.1), rowsHeldMs / Math.max(tookMs, 0.1));
  const factor = waiting > 0 ? 0.5 : Math.min(1.5, Math.max(0.25, room));
  return Math.round(Math.min(batchRowsMax, Math.max(batchRowsMin, rows * factor)));
}
