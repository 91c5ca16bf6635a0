import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import type { Client } from "pg";
import { migrations } from "../../migrations/index.ts";
import { stepKey } from "../../src/release/migrate/ledger.ts";
import { migration, sql, sqlOutsideTransaction } from "../../src/release/migrate/step.ts";
import { dropEmptyDatabases, emptyDatabase } from "./empty-database.ts";
import { rightsOf, shapeOf } from "./shape.ts";
import { allSteps, firstSteps, migrate } from "./stopped-history.ts";

after(dropEmptyDatabases);

const outside = new Set(
  migrations.flatMap((each) =>
    each.steps.filter(({ moves }) => moves.some(({ how }) => how === "alone")).map((step) => stepKey(each, step)),
  ),
);

/** The runner's own tables, in the order of their names beside those that the tests make. */
const ours = ["jobrun_backfills", "jobrun_migrations"];

async function catalogueOf(root: Client) {
  return { shape: await shapeOf(root), rights: await rightsOf(root) };
}

describe("a step that fails", () => {
  it("leaves nothing behind, is named, and can be run again", async () => {
    const { superuserUrl, root } = await emptyDatabase();
    const broken = [
      migration("broken", "expand", [
        sql("whole", "CREATE TABLE kept ()"),
        sql("half", "CREATE TABLE half (); SELECT 1 / 0"),
      ]),
    ];
    await assert.rejects(migrate(superuserUrl, broken), /broken\/half.*division by zero/);
    assert.deepEqual(await tablesOf(root), [...ours, "kept"]);
    const mended = [
      migration("broken", "expand", [sql("whole", "CREATE TABLE kept ()"), sql("half", "CREATE TABLE half ()")]),
    ];
    assert.equal(await migrate(superuserUrl, mended), 1);
  });

  it("leaves nothing behind outside a transaction either: no invalid index", async () => {
    const { superuserUrl, root } = await emptyDatabase();
    const twice = sql("table", "CREATE TABLE twice AS SELECT 1 AS n FROM generate_series(1, 2)");
    const unique = sqlOutsideTransaction("index", {
      text: "CREATE UNIQUE INDEX CONCURRENTLY twice_n ON twice (n)",
      undo: "DROP INDEX CONCURRENTLY IF EXISTS twice_n",
    });
    const history = [migration("broken", "expand", [twice, unique])];
    await assert.rejects(migrate(superuserUrl, history), /broken\/index.*twice_n/);
    assert.deepEqual(await indexesOf(root, "twice"), []);
    await root.query("DELETE FROM twice WHERE ctid = (SELECT min(ctid) FROM twice)");
    assert.equal(await migrate(superuserUrl, history), 1);
    assert.deepEqual(await indexesOf(root, "twice"), ["twice_n valid"]);
  });

  it("is told of as an error when the connection breaks in the middle of it", async () => {
    const { superuserUrl, root } = await emptyDatabase();
    const dying = sql("dies", "CREATE TABLE half (); RESET ROLE; SELECT pg_terminate_backend(pg_backend_pid())");
    await assert.rejects(migrate(superuserUrl, [migration("broken", "expand", [dying])]), /broken\/dies/);
    assert.deepEqual(await tablesOf(root), ours);
  });
});

describe("a runner that is killed", () => {
  it("after any step, and run again, comes to the same catalogue", async () => {
    const { superuserUrl, root } = await emptyDatabase();
    for (const [at, step] of allSteps.entries()) {
      assert.equal(await migrate(superuserUrl, firstSteps(at + 1)), 1, step);
      if (!outside.has(step)) continue;
      await root.query("DELETE FROM jobrun_migrations WHERE key = $1", [step]);
      assert.equal(await migrate(superuserUrl, firstSteps(at + 1)), 1, `${step}, killed before it was written down`);
    }
    assert.equal(await migrate(superuserUrl), 0);

    const atOnce = await emptyDatabase();
    assert.equal(await migrate(atOnce.superuserUrl), allSteps.length);
    assert.deepEqual(await catalogueOf(root), await catalogueOf(atOnce.root));
    assert.deepEqual(
      (await shapeOf(root)).filter((line) => /\((?:invalid|not checked)\)$/.test(line)),
      [],
    );
  });
});

describe("a finished history", () => {
  it("is not run again, and nothing moves", async () => {
    const { superuserUrl, root } = await emptyDatabase();
    await migrate(superuserUrl);
    const before = await catalogueOf(root);
    const written = await root.query<{ at: string }>(`SELECT max("appliedAt")::text AS at FROM jobrun_migrations`);
    assert.equal(await migrate(superuserUrl), 0);
    assert.deepEqual(await catalogueOf(root), before);
    const still = await root.query<{ at: string }>(`SELECT max("appliedAt")::text AS at FROM jobrun_migrations`);
    assert.deepEqual(still.rows, written.rows);
  });

  it("whose step was edited is refused by the step's name, and nothing runs", async () => {
    const { superuserUrl, root } = await emptyDatabase();
    const [first, second] = [sql("one", "CREATE TABLE one ()"), sql("two", "CREATE TABLE two ()")];
    await migrate(superuserUrl, [migration("short", "expand", [first])]);
    const edited = sql("one", "CREATE TABLE one (more int)");
    await assert.rejects(
      migrate(superuserUrl, [migration("short", "expand", [edited, second])]),
      /changed after they ran: short\/one\./,
    );
    assert.deepEqual(await tablesOf(root), [...ours, "one"]);
    const reformatted = sql("one", "CREATE   TABLE\n one ()");
    assert.equal(await migrate(superuserUrl, [migration("short", "expand", [reformatted, second])]), 1);
  });
});

describe("two runners at once", () => {
  it("both end well, and every step has run once", async () => {
    const { superuserUrl, root } = await emptyDatabase();
    const ran = await Promise.all([migrate(superuserUrl), migrate(superuserUrl)]);
    assert.deepEqual(
      ran.toSorted((a, b) => a - b),
      [0, allSteps.length],
    );
    const ledger = await root.query<{ steps: number }>("SELECT count(*)::int AS steps FROM jobrun_migrations");
    assert.deepEqual(ledger.rows, [{ steps: allSteps.length }]);
  });
});

async function tablesOf(root: Client): Promise<readonly string[]> {
  const { rows } = await root.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname NOT IN ('quarantined_rows', 'jobrun_decisions', 'jobrun_contracts') ORDER BY 1",
  );
  return rows.map(({ name }) => name);
}

async function indexesOf(root: Client, table: string): Promise<readonly string[]> {
  const { rows } = await root.query<{ line: string }>(
    `SELECT format('%s %s', indexrelid::regclass, CASE WHEN indisvalid THEN 'valid' ELSE 'invalid' END) AS line
     FROM pg_index WHERE indrelid = $1::regclass ORDER BY 1`,
    [table],
  );
  return rows.map(({ line }) => line);
}
