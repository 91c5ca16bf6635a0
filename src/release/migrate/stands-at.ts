import { connect } from "../connect.ts";
import { type ProcessSeen, readProcesses } from "./processes.ts";

export type BackfillStands = {
  readonly step: string;
  readonly rows: number;
  readonly rejected: number;
  readonly expected: number;
};

/** What a run has noted so far, whether one is under way (`running` names its process), and which programs serve. */
export type Stands = {
  readonly backfills: readonly BackfillStands[];
  readonly running: string | null;
  readonly processes: readonly ProcessSeen[];
};

/** Backfills that are begun and whose step is not in the ledger, by the notes that each batch left. */
export async function standsAt(url: string): Promise<Stands> {
  const client = await connect(url, "jobrun migrate status");
  try {
    const there = await client.query<{ there: boolean }>(
      "SELECT to_regclass('public.jobrun_backfills') IS NOT NULL AS there",
    );
    const running = await client.query<{ who: string }>(
      `SELECT 'process ' || pid AS who FROM pg_locks WHERE locktype = 'advisory' AND granted
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND (classid::bigint << 32) | objid::bigint = hashtextextended('jobrun migrations', 0)`,
    );
    const backfills =
      there.rows[0]?.there === true
        ? await client.query<BackfillStands>(
            `SELECT step, rows::int, rejected::int, expected::int FROM jobrun_backfills b
              WHERE NOT EXISTS (SELECT FROM jobrun_migrations m WHERE m.key = b.step) ORDER BY "startedAt"`,
          )
        : { rows: [] };
    const processes = await readProcesses(client);
    return { backfills: backfills.rows, running: running.rows[0]?.who ?? null, processes };
  } finally {
    await client.end();
  }
}
