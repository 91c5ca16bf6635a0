import { setTimeout as pause } from "node:timers/promises";
import { batchRowsFirst, type Felt, nextBatchRows } from "./batch-size.ts";
import { begin, type Noted, progressOf } from "./batch-notes.ts";
import { lockTimeoutMs, patiently } from "./patience.ts";
import type { Run } from "./run.ts";
import type { Batches } from "./step/move.ts";
import { quoted } from "./step/names.ts";

type Batch = { readonly cameTo: string | null; looked: number; filled: number; rejected: number };

const pauseMaxMs = 200;
/** A unique key that somebody else took between the batch's look and its write; the next try sees it. */
const takenMeanwhile = "23505";
/** Writers whom no trigger corrects leave rows behind the cursor; more rounds than these mean that they go on doing so. */
const roundsMax = 3;

/** Goes along the table's key until there is no row more, and then reads whether any was left behind. */
export async function runBatches(run: Run, key: string, move: Batches): Promise<void> {
  const { client } = run.session;
  for (let round = 1; round <= roundsMax; round += 1) {
    await alongTheKey(run, key, move, await begin(client, key, move.table));
    const left = await client.query(
      `SELECT FROM ${quoted(move.table)} t WHERE (${move.left}) AND NOT EXISTS (SELECT FROM quarantined_rows q
        WHERE q."tableName" = $1 AND q."rowId" = t.${quoted(move.key)} AND q.step = $2) LIMIT 1`,
      [move.table, key],
    );
    if (left.rowCount === 0) return;
    await client.query(`UPDATE jobrun_backfills SET cursor = '' WHERE step = $1`, [key]);
  }
  throw new Error(`rows of ${move.table} are written that nothing fills: ${roundsMax} rounds left some`);
}

async function alongTheKey(run: Run, key: string, move: Batches, noted: Noted): Promise<void> {
  const started = performance.now();
  let size = batchRowsFirst;
  let sum = { rows: noted.rows, rejected: noted.rejected, here: 0 };
  for (;;) {
    let batch: Batch = { cameTo: null, looked: 0, filled: 0, rejected: 0 };
    let felt: Felt = { tookMs: 0, commitMs: 0, waiting: 0 };
    const attempt = async () => {
      try {
        const begun = performance.now();
        const [done, others] = await Promise.all([oneBatch(run, key, move, size), feltByOthers(run)]);
        [batch, felt] = [done, { ...others, tookMs: performance.now() - begun }];
      } catch (error) {
        // A row that somebody holds: fewer rows at a time meet fewer of those.
        size = nextBatchRows(size, { ...felt, waiting: 1 });
        throw error;
      }
    };
    await patiently(run, attempt, [takenMeanwhile]);
    if (batch.looked === 0) return;
    sum = {
      rows: sum.rows + batch.filled,
      rejected: sum.rejected + batch.rejected,
      here: sum.here + batch.looked,
    };
    run.progress(progressOf(key, noted.expected, sum, performance.now() - started));
    size = nextBatchRows(size, felt);
    await pause(Math.min(felt.tookMs, pauseMaxMs));
  }
}

async function oneBatch({ session: { client } }: Run, key: string, move: Batches, size: number): Promise<Batch> {
  await client.query("BEGIN");
  try {
    await client.query(`SET LOCAL lock_timeout = ${lockTimeoutMs}`);
    const from = await client.query<{ cursor: string }>("SELECT cursor FROM jobrun_backfills WHERE step = $1", [key]);
    const { rows } = await client.query<Batch>(move.batch, [from.rows[0]?.cursor ?? "", size, key]);
    const [batch] = rows;
    if (batch === undefined) throw new Error("the batch said nothing of itself");
    await client.query(
      `UPDATE jobrun_backfills SET cursor = coalesce($2, cursor), rows = rows + $3, rejected = rejected + $4, "movedAt" = now()
        WHERE step = $1`,
      [key, batch.cameTo, batch.filled, batch.rejected],
    );
    await client.query("COMMIT");
    return batch;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  }
}

/** What a commit of somebody else's takes meanwhile, and how many wait for a row of ours. */
async function feltByOthers({ session }: Run): Promise<Omit<Felt, "tookMs">> {
  const begun = performance.now();
  const [row] = await session.look<{ waiting: number }>(
    `SELECT (SELECT count(*)::int FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND $1 = ANY (pg_blocking_pids(pid))) AS waiting
      FROM pg_logical_emit_message(true, 'jobrun', '')`,
    [session.pid],
  );
  return { commitMs: performance.now() - begun, waiting: row?.waiting ?? 0 };
}
