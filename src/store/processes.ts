import { sql } from "kysely";
import type { Alone } from "./tenant.ts";

/** A process of ours as it tells of itself: `from` and `to` are the versions of the schema that it can serve. */
export type RunningProcess = {
  readonly id: string;
  readonly role: "start" | "serve" | "work";
  readonly release: string;
  readonly commit: string | null;
  readonly from: number;
  readonly to: number;
};

/** Says that this process lives. Returns the names of the contracts that have begun on this database. */
export async function beat(
  db: Alone,
  { id, role, release, commit, from, to }: RunningProcess,
): Promise<readonly string[]> {
  const { rows } = await sql<{ contracts: string[] }>`
    SELECT heartbeat(${id}, ${role}, ${release}, ${commit}, ${from}, ${to}) AS contracts`.execute(db);
  return rows[0]?.contracts ?? [];
}

export async function endBeating(db: Alone, id: string): Promise<void> {
  await sql`SELECT heartbeat_ends(${id})`.execute(db);
}
