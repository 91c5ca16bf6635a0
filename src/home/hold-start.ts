import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { Refused } from "./refused.ts";

const lockKey = "jobrun start";
/** A server notices at once that a killed process is gone, but not before its socket is closed. */
const waitMs = 3_000;

/**
 * Holds the one place for a `start` on this database until released, or until this process is gone. A second start is
 * refused before it touches anything, so that its end cannot stop the database under the first.
 */
export async function holdStart(url: string): Promise<{ release(): Promise<void> }> {
  const client = new pg.Client({ connectionString: url, application_name: "jobrun start" });
  client.on("error", () => undefined);
  await client.connect();
  const until = Date.now() + waitMs;
  while (Date.now() < until) {
    const { rows } = await client.query<{ held: boolean }>(
      "SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS held",
      [lockKey],
    );
    if (rows[0]?.held === true) return { release: () => client.end().catch(() => undefined) };
    await pause(100);
  }
  await client.end();
  throw new Refused(
    "JobRun is started here already.",
    "Stop that one first (Ctrl-C in its terminal), or set JOBRUN_DATA_DIR, PORT and SANDBOX_PORT for a second one.",
  );
}
