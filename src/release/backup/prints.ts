import { createHash } from "node:crypto";
import type { Client } from "pg";
import { readCatalogueLines } from "../migrate/drift/catalogue-lines.ts";
import { catalogueText } from "../migrate/drift/find-drift.ts";
import type { TablePrint } from "./manifest.ts";

/** What a value looks like as text depends on these. */
const spelling = {
  TimeZone: "UTC",
  DateStyle: "ISO, MDY",
  IntervalStyle: "postgres",
  extra_float_digits: "1",
  bytea_output: "hex",
  // A login that does not see every row gets an error, and not the checksum of some.
  row_security: "off",
} as const;

/** Every table that is kept through a crash, as it is written in a statement. */
export async function tablesOf(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(`
    SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND c.relpersistence = 'p' AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
    ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`);
  return rows.map(({ name }) => name);
}

/**
 * How many rows each table has, and a checksum of what they say that does not depend on their order: both halves of each
 * row's hash, added up. Reads in the transaction that the connection is in.
 */
export async function printTables(
  client: Client,
  tables: readonly string[],
  read: (table: string) => void = () => undefined,
): Promise<readonly TablePrint[]> {
  for (const [name, value] of Object.entries(spelling)) {
    await client.query("SELECT set_config($1, $2, true)", [name, value]);
  }
  const prints: TablePrint[] = [];
  for (const name of tables) {
    const { rows } = await client.query<{ rows: string; one: string; other: string }>(
      `SELECT count(*)::text AS rows, ${sumFrom(1)} AS one, ${sumFrom(17)} AS other
        FROM (SELECT md5("the row"::text) AS hash FROM ONLY ${name} "the row") hashes`,
    );
    const [row] = rows;
    if (row === undefined) throw new Error(`${name} gave no checksum`);
    prints.push({ name, rows: row.rows, checksum: `${row.one}:${row.other}` });
    read(name);
  }
  return prints;
}

/** Of all rows, the sixteen digits of the hash that begin there. */
function sumFrom(digit: number): string {
  return `coalesce(sum(('x' || substr(hash, ${digit}, 16))::bit(64)::bigint::numeric), 0)::text`;
}

/** The catalogue of the public schema in words, an object a line. It changes the connection's search path. */
export async function printCatalogue(client: Client): Promise<string> {
  return catalogueText(await readCatalogueLines(client));
}

export function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** In words, each table that is not what it was, and how. */
export function tablesApart(was: readonly TablePrint[], is: readonly TablePrint[]): readonly string[] {
  const found = new Map(is.map((print) => [print.name, print]));
  const known = new Set(was.map(({ name }) => name));
  return [
    ...was.flatMap(({ name, rows, checksum }) => {
      const now = found.get(name);
      if (now === undefined) return [`${name} is missing`];
      if (now.rows !== rows) return [`${name} has ${now.rows} rows and must have ${rows}`];
      return now.checksum === checksum ? [] : [`${name} has ${rows} rows as it must, and they say something else`];
    }),
    ...is.filter(({ name }) => !known.has(name)).map(({ name }) => `${name} was not in the backup`),
  ];
}
