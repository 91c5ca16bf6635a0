import assert from "node:assert/strict";
import type { Client } from "pg";

type Explained = {
  "QUERY PLAN": readonly { Plan: Record<"Actual Rows" | "Shared Hit Blocks" | "Shared Read Blocks", number> }[];
};

/** What a statement reads of the database, and how many rows it gives; it is taken back. */
export async function pagesRead(session: Client, statement: string): Promise<{ rows: number; pages: number }> {
  await session.query("BEGIN");
  const { rows } = await session.query<Explained>(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${statement}`);
  await session.query("ROLLBACK");
  const plan = rows[0]?.["QUERY PLAN"][0]?.Plan;
  assert.ok(plan !== undefined, "the statement was not explained");
  return { rows: plan["Actual Rows"], pages: plan["Shared Hit Blocks"] + plan["Shared Read Blocks"] };
}
