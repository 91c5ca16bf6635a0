import type { Client } from "pg";
import { undecided } from "../../src/release/migrate/decisions.ts";
import { type CatalogueLine, readCatalogueLines } from "../../src/release/migrate/drift/catalogue-lines.ts";
import { compareCatalogues, type Drift, driftWords, findDrift } from "../../src/release/migrate/drift/find-drift.ts";
import type { EmptyDatabase } from "../../test/migrations/empty-database.ts";
import { planOf, takeOver } from "../../test/migrations/take-over.ts";
import { makeOneOfEverything } from "../../test/store/one-of-everything.ts";
import { type OldCode, openOldCode } from "./first-writes.ts";
import type { StartingShape } from "./shapes.ts";

/** What was found: `leftovers` is in what the catalogue differs from an empty database's before the contract. */
export type Upgraded = { readonly leftovers: readonly string[]; readonly failures: readonly string[] };

/** One shape, from its own files to the end of the contract, with old code and new writing all they ever write on the way. */
export async function upgradeOne(start: StartingShape, empty: readonly CatalogueLine[]): Promise<Upgraded> {
  const database = await start.make();
  const old = await openOldCode(database, start);
  try {
    return await withOldCode(database, old, start, empty);
  } finally {
    await old.end();
  }
}

async function withOldCode(
  database: EmptyDatabase,
  old: OldCode,
  start: StartingShape,
  empty: readonly CatalogueLine[],
): Promise<Upgraded> {
  const { superuserUrl, root } = database;
  const failures: string[] = [];
  await old.write("001");
  const { shape } = await planOf(superuserUrl);
  if (shape.is !== "predecessor" || shape.shape !== start.shape)
    failures.push(`it is taken for ${JSON.stringify(shape)}`);

  await takeOver(superuserUrl, undecided);
  const leftovers = linesOf(compareCatalogues(empty, await readCatalogueLines(root)), old);
  await old.write("002");
  await makeOneOfEverything(root, "early", 1);
  const before = await rowsOf(root);

  await takeOver(superuserUrl, undecided, true);
  const { besides: _, ...drift } = await findDrift(root);
  if (Object.values(drift).some((lines) => lines.length > 0)) failures.push(driftWords({ ...drift, besides: [] }));
  const after = await rowsOf(root);
  failures.push(
    ...[...before].flatMap(([table, rows]) =>
      after.get(table) === rows
        ? []
        : [`${table} has ${after.get(table) ?? "no"} rows after the contract and had ${rows}`],
    ),
  );
  const refusal = await old.refusal();
  if (refusal === null || !refusal.includes("permission denied"))
    failures.push(`old code still reads: ${refusal ?? "all"}`);
  await makeOneOfEverything(root, "late", 2);
  return { leftovers, failures };
}

function linesOf({ missing, changed, extra }: Drift, { login }: OldCode): readonly string[] {
  return [
    ...missing.map((line) => `missing: ${line}`),
    ...changed.map(({ what, expected, found }) => `otherwise: ${what}: ${found}, and not ${expected}`),
    ...extra.map((line) => `too much: ${line}`),
  ]
    .map((line) => line.replaceAll(login, "old_code").replace(/, body [0-9a-f]{32}$/, ""))
    .toSorted();
}

/** Rows of each table of tenants, without the runner's own. */
async function rowsOf(root: Client): Promise<ReadonlyMap<string, number>> {
  const { rows: tables } = await root.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname NOT LIKE 'jobrun\\_%'
      AND relname <> 'lead_changes'`,
  );
  const counted = new Map<string, number>();
  for (const { name } of tables) {
    const { rows } = await root.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM public.${root.escapeIdentifier(name)}`,
    );
    counted.set(name, rows[0]?.n ?? 0);
  }
  return counted;
}
