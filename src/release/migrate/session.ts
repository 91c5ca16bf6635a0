import { setTimeout as pause } from "node:timers/promises";
import type { Client, QueryResultRow } from "pg";
import { connect } from "../connect.ts";

/** The migrator's own connection, and a second one that looks on while the first is busy or waits. */
export type Session = {
  readonly client: Client;
  readonly pid: number;
  /** Asks on the second connection, one question after another. */
  readonly look: <Row extends QueryResultRow>(text: string, values?: readonly unknown[]) => Promise<readonly Row[]>;
  readonly end: () => Promise<void>;
};

const lockKey = "jobrun migrations";
const lockWaitMs = 120_000;
/** Whatever the role or the database has set: a migration bounds its own waiting, and nothing else may cut it short. */
const timeouts = "'statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout', 'transaction_timeout'";

export async function openSession(adminUrl: string): Promise<Session> {
  const client = await connect(adminUrl, "jobrun migrate");
  let second: Promise<Client> | null = null;
  let last: Promise<unknown> = Promise.resolve();
  try {
    const { rows } = await client.query<{ pid: number }>(
      `SELECT pg_backend_pid() AS pid FROM (SELECT count(set_config(name, '0', false)) FROM pg_settings
        WHERE name IN (${timeouts})) off`,
    );
    return {
      client,
      pid: rows[0]?.pid ?? 0,
      look: async <Row extends QueryResultRow>(text: string, values: readonly unknown[] = []) => {
        second ??= connect(adminUrl, "jobrun migrate looks on");
        const onlooker = await second;
        const answer = last.then(() => onlooker.query<Row>(text, [...values]));
        last = answer.catch(() => undefined);
        return (await answer).rows;
      },
      end: async () => {
        await (await second?.catch(() => null))?.end();
        await client.end();
      },
    };
  } catch (error) {
    await client.end();
    throw error;
  }
}

/** Polled, never waited for: a session that waits inside the lock holds a snapshot that concurrent indexes wait for. */
export async function takeLock({ client }: Session): Promise<void> {
  const until = Date.now() + lockWaitMs;
  while (Date.now() < until) {
    const lock = await client.query<{ taken: boolean }>(
      "SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS taken",
      [lockKey],
    );
    if (lock.rows[0]?.taken === true) return;
    await pause(100);
  }
  throw new Error("Another migration has been running for two minutes. See `jobrun migrate status`.");
}

/** Behind a pooler that changes sessions the lock would be somebody else's: then nothing may go on. */
export async function mustHoldLock({ client }: Session): Promise<void> {
  const { rowCount } = await client.query(
    `SELECT FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid() AND granted
      AND (classid::bigint << 32) | objid::bigint = hashtextextended($1, 0)`,
    [lockKey],
  );
  if (rowCount !== 1) throw new Error("The migration's lock is gone: connect to PostgreSQL directly, not by a pooler.");
}
