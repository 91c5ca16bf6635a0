import { setTimeout as pause } from "node:timers/promises";
import type { Client } from "pg";

/** Nobody who writes waits longer than this for us. */
const holdMs = 100;
/** What the server itself does in a table (autovacuum) gives way after so long. */
const yieldsAfterMs = 10;
const triesMax = 100;
const pauseMs = 50;

/**
 * Names a moment of the log in which nothing is being written, and has `reader` see just what was committed until then: it is in
 * a transaction afterwards. For that every table is locked against writing, for milliseconds; writers wait, readers do not.
 */
export async function nameStillMoment(
  locker: Client,
  reader: Client,
  tables: readonly string[],
  name: string,
): Promise<{ readonly lsn: string; readonly at: Temporal.Instant }> {
  for (let tries = 1; tries <= triesMax; tries += 1) {
    await locker.query("BEGIN");
    try {
      await locker.query(`SET LOCAL statement_timeout = ${holdMs}; SET LOCAL deadlock_timeout = ${yieldsAfterMs};
        SET LOCAL idle_in_transaction_session_timeout = ${holdMs * 10}`);
      await locker.query(`LOCK TABLE ${tables.join(", ")} IN SHARE MODE`);
      await reader.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
      await reader.query("SELECT 1");
      const { rows } = await locker.query<{ lsn: string; at: string }>(
        `SELECT pg_create_restore_point($1)::text AS lsn, to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at`,
        [name],
      );
      await locker.query("COMMIT");
      const [point] = rows;
      if (point === undefined) throw new Error("the restore point was not made");
      return { lsn: point.lsn, at: Temporal.Instant.from(point.at) };
    } catch (error) {
      await locker.query("ROLLBACK");
      await reader.query("ROLLBACK");
      if (!isBusy(error)) throw error;
    }
    await pause(pauseMs + Math.random() * pauseMs);
  }
  throw new Error(`The database was too busy for a moment without writing, ${triesMax} times. Try again later.`);
}

/** The lock was not had in time, or two waited for each other. */
function isBusy(error: unknown): boolean {
  return error instanceof Error && "code" in error && ["57014", "40P01", "55P03"].includes(String(error.code));
}
