import type { Client } from "pg";
import { catalogueText } from "../../src/release/migrate/drift/find-drift.ts";
import { readCatalogueLines } from "../../src/release/migrate/drift/catalogue-lines.ts";

/** What a migration left, in lines that two runs have alike: the catalogue, an object a line, and every row of every table. */
export async function contentsOf(root: Client, begunAt: Date): Promise<readonly string[]> {
  await root.query("SET TIME ZONE 'UTC'");
  const catalogue = catalogueText(await readCatalogueLines(root)).split("\n");
  const invalid = await root.query<{ line: string }>(
    "SELECT format('INVALID %s', indexrelid::regclass) AS line FROM pg_index WHERE NOT indisvalid",
  );
  const { rows: tables } = await root.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1",
  );
  const lines: string[] = [...catalogue, ...invalid.rows.map(({ line }) => line)];
  for (const { name } of tables) {
    const { rows } = await root.query<{ line: string }>(
      `SELECT to_jsonb(t)::text AS line FROM public.${root.escapeIdentifier(name)} t`,
    );
    lines.push(...rows.map(({ line }) => `${name} ${alike(line, begunAt)}`).toSorted());
  }
  return lines;
}

const times = /(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?)\d*(?:\+00:00)?/g;

/** Keys and hashes that each installation draws for itself, or that hold a moment. */
const drawn = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/g;

/** Without what is each run's own: moments since the first of them began, and what was drawn. */
function alike(line: string, begunAt: Date): string {
  return line
    .replaceAll(times, (time, shown) => (Date.parse(`${shown}Z`) >= begunAt.getTime() ? "then" : time))
    .replaceAll(drawn, "drawn");
}

/** Lines that one has and the other has not, each as a sentence. */
export function differences(undisturbed: readonly string[], disturbed: readonly string[]): readonly string[] {
  const [wanted, found] = [new Set(undisturbed), new Set(disturbed)];
  const more =
    undisturbed.length === disturbed.length ? [] : [`${disturbed.length} lines where there are ${undisturbed.length}`];
  return [
    ...more,
    ...[...wanted.difference(found)].map((line) => `missing: ${line}`),
    ...[...found.difference(wanted)].map((line) => `too much: ${line}`),
  ];
}
