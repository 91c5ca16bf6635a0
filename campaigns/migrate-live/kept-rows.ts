import type { Client } from "pg";
import { predecessorColumns } from "../../src/release/migrate/plan/predecessor-columns.ts";

/** What old programs write anew on rows that are there already. */
const written = new Set(["updatedAt", "updated_at"]);
const tables = Object.keys(predecessorColumns);

/** A print of all that the predecessor said in a row: its own columns, in their order. */
function printOf(table: string): string {
  const lines = predecessorColumns[table] ?? [];
  const columns = lines.map((line) => line.slice(0, line.indexOf(" "))).filter((column) => !written.has(column));
  if (table === "onboarding_states") columns.push("customer_id");
  return `hashtextextended(ROW(${columns.map((column) => `t."${column}"`).join(", ")})::text, 0)`;
}

/** Keeps beside the predecessor's tables which rows there are and what they say, so that it can be asked later what became of each. */
export const keepRows = [
  "CREATE SCHEMA kept",
  ...tables.map(
    (table) => `CREATE TABLE kept.${table} AS SELECT t.id, ${printOf(table)} AS print FROM public.${table} t`,
  ),
  ...tables.map((table) => `ALTER TABLE kept.${table} ADD PRIMARY KEY (id)`),
  "ANALYZE",
].join(";\n");

type Kept = { readonly table: string; readonly all: number; readonly lost: number; readonly changed: number };

/** Of each table: how many rows there were, and how many of those are gone or say something else now. */
export async function whatBecame(root: Client): Promise<readonly Kept[]> {
  const kept: Kept[] = [];
  for (const table of tables) {
    const { rows } = await root.query<Omit<Kept, "table">>(
      `SELECT count(*)::int AS all, (count(*) FILTER (WHERE t.id IS NULL))::int AS lost,
          (count(*) FILTER (WHERE t.id IS NOT NULL AND ${printOf(table)} <> k.print))::int AS changed
        FROM kept.${table} k LEFT JOIN public.${table} t ON t.id = k.id`,
    );
    const [row] = rows;
    if (row === undefined) throw new Error(`nothing is known of ${table}`);
    kept.push({ table, ...row });
  }
  return kept;
}
