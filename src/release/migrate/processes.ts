import type { Client } from "pg";

/** What a process last told of itself. `living`: not longer ago than four of its heartbeats. */
export type ProcessSeen = {
  readonly id: string;
  readonly role: string;
  readonly release: string;
  readonly commit: string | null;
  readonly servesFrom: number;
  readonly servesTo: number;
  readonly secondsAgo: number;
  /** By the database's clock, in milliseconds since 1970. */
  readonly startedMs: number;
  readonly living: boolean;
};

/** Longer than any pause of a process that works; a contract waits so long for one that was killed. */
const livingSeconds = 20;

/** Those that live first. A process that ended as it should has left no row. */
export async function readProcesses(client: Client): Promise<readonly ProcessSeen[]> {
  const there = await client.query<{ there: boolean }>("SELECT to_regclass('public.processes') IS NOT NULL AS there");
  if (there.rows[0]?.there !== true) return [];
  const { rows } = await client.query<ProcessSeen>(
    `SELECT id, role, release, commit, "servesFrom", "servesTo", ago::int AS "secondsAgo", ago < ${livingSeconds} AS living,
        extract(epoch FROM "startedAt")::float8 * 1000 AS "startedMs"
      FROM (SELECT *, extract(epoch FROM clock_timestamp() - "seenAt") AS ago FROM public.processes) p ORDER BY ago, id`,
  );
  return rows;
}

/** Those that a contract at this place of the history would break: they live, and know nothing of it. */
export async function brokenBy(client: Client, version: number): Promise<readonly ProcessSeen[]> {
  return (await readProcesses(client)).filter(({ living, servesTo }) => living && servesTo < version);
}

export function processWords({ id, role, release, commit, servesFrom, servesTo, secondsAgo }: ProcessSeen): string {
  const made = commit === null ? release : `${release} at ${commit.slice(0, 12)}`;
  return `${role} ${id} (${made}, serves schema ${servesFrom} to ${servesTo}, seen ${secondsAgo} s ago)`;
}
