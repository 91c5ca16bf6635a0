import type { Client } from "pg";
import { exceptionKinds } from "./exceptions.ts";

export type FoundException = {
  readonly kind: string;
  readonly becomes: string;
  readonly count: number;
  /** An id, or ids, that a person can look up. */
  readonly example: string;
};

/** What was looked for and is there. */
export async function findExceptions(
  client: Client,
): Promise<{ readonly found: readonly FoundException[]; readonly proposedLive: readonly string[] }> {
  const found: FoundException[] = [];
  const proposedLive: string[] = [];
  for (const { kind, becomes, query, needs = [], proposesLive = false } of exceptionKinds) {
    if (!(await areThere(client, needs))) continue;
    const { rows } = await client.query<{ count: string; example: string | null }>(
      `SELECT count(*) AS count, left(min(id), 200) AS example FROM (${query}) AS found (id)`,
    );
    const count = Number(rows[0]?.count ?? 0);
    if (count > 0) found.push({ kind, becomes, count, example: rows[0]?.example ?? "" });
    if (proposesLive) proposedLive.push(...(await client.query<{ id: string }>(query)).rows.map(({ id }) => id));
  }
  return { found, proposedLive: proposedLive.toSorted() };
}

async function areThere(client: Client, columns: readonly (readonly [string, string])[]): Promise<boolean> {
  for (const [table, column] of columns) {
    const { rowCount } = await client.query(
      `SELECT FROM pg_attribute WHERE attrelid = to_regclass('public.' || quote_ident($1)) AND attname = $2 AND NOT attisdropped`,
      [table, column],
    );
    if (rowCount === 0) return false;
  }
  return true;
}
