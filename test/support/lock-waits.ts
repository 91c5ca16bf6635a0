import type { Client } from "pg";

/** How many sessions of this database wait for a lock at this moment. */
export async function lockWaits(root: Client): Promise<number> {
  // Within a transaction the first look is kept.
  await root.query("SELECT pg_stat_clear_snapshot()");
  const { rows } = await root.query<{ count: number }>(
    `SELECT count(*)::integer AS count FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
  );
  return rows[0]?.count ?? 0;
}
