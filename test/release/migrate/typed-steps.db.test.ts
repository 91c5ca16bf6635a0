import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import type { Client } from "pg";
import { addColumn } from "../../../src/release/migrate/step/add-column.ts";
import { backfill } from "../../../src/release/migrate/step/backfill.ts";
import { buildIndex } from "../../../src/release/migrate/step/build-index.ts";
import { dropAfter } from "../../../src/release/migrate/step/drop-after.ts";
import { migration, sql, type Step } from "../../../src/release/migrate/step.ts";
import { dropEmptyDatabases, emptyDatabase } from "../../migrations/empty-database.ts";
import { shapeOf } from "../../migrations/shape.ts";
import { migrate } from "../../migrations/stopped-history.ts";
import { killedAtNext } from "./killed-at.ts";
import { jobsFilled, jobsRejected, typedHistory } from "./typed-history.ts";

after(dropEmptyDatabases);

const expand = (...steps: readonly Step[]) => [migration("short", "expand", steps)];
const jobs = sql("jobs", "CREATE TABLE jobs (id text NOT NULL PRIMARY KEY); INSERT INTO jobs VALUES ('a'), ('b')");

async function rowsOf(root: Client) {
  const { rows } = await root.query<{ line: string }>("SELECT to_jsonb(j)::text AS line FROM jobs j ORDER BY id");
  return rows.map(({ line }) => line);
}

const count = async (root: Client, from: string) =>
  (await root.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${from}`)).rows[0]?.n;

describe("a step with a definition", () => {
  it("is refused where the catalogue has something else by its name, and says what", async () => {
    const { superuserUrl, root } = await emptyDatabase();
    await migrate(superuserUrl, expand(jobs));
    await root.query("ALTER TABLE jobs ADD COLUMN done integer");
    await assert.rejects(
      migrate(superuserUrl, expand(jobs, addColumn("jobs", "done", "boolean not null default false"))),
      /column jobs.done failed: the catalogue has "integer" where "boolean not null default false" must be/,
    );
  });

  it("is not written down where PostgreSQL spells what it made in another way", async () => {
    const { superuserUrl, root } = await emptyDatabase();
    await assert.rejects(migrate(superuserUrl, expand(jobs, addColumn("jobs", "done", "bool"))), /"boolean"/);
    assert.deepEqual(await rowsOf(root), [`{"id": "a"}`, `{"id": "b"}`]);
  });

  it("counts only what stands in our own schema", async () => {
    const { superuserUrl, root } = await emptyDatabase();
    await root.query("CREATE SCHEMA backup; CREATE TABLE backup.jobs (done boolean)");
    await migrate(superuserUrl, expand(jobs, addColumn("jobs", "done", "boolean")));
    assert.deepEqual(await rowsOf(root), [`{"id": "a", "done": null}`, `{"id": "b", "done": null}`]);
  });

  it("is left alone where the catalogue has just that, and written down", async () => {
    const { superuserUrl, root } = await emptyDatabase();
    await migrate(superuserUrl, typedHistory.slice(0, 2));
    const before = [await shapeOf(root), await rowsOf(root)];
    await root.query("DELETE FROM jobrun_migrations WHERE key LIKE 'typed/%'");
    assert.ok((await migrate(superuserUrl, typedHistory.slice(0, 2))) > 5);
    assert.deepEqual([await shapeOf(root), await rowsOf(root)], before);
  });
});

describe("an index that a killed run left unfinished", () => {
  it("is found, dropped and built again", async () => {
    const { superuserUrl, root } = await emptyDatabase();
    await migrate(superuserUrl, expand(jobs));
    await root.query("CREATE INDEX jobs_id_idx ON jobs (id)");
    await root.query("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'jobs_id_idx'::regclass");
    assert.ok((await shapeOf(root)).some((line) => line.endsWith("(invalid)")));
    await migrate(superuserUrl, expand(jobs, buildIndex({ table: "jobs", name: "jobs_id_idx", on: "(id)" })));
    assert.deepEqual(
      (await shapeOf(root)).filter((line) => /jobs_id_idx/.test(line)),
      ["index jobs: CREATE INDEX jobs_id_idx ON public.jobs USING btree (id)"],
    );
  });
});

describe("a step that takes something away", () => {
  const drop = dropAfter({
    drops: "column",
    table: "jobs",
    name: "id",
    was: "text not null",
    after: { says: "no job is open", count: "SELECT FROM jobs" },
  });

  it("is no part of a migration beside which an older version serves", () => {
    assert.throws(() => migration("early", "expand", [drop]), /takes something away/);
  });

  it("waits until nothing needs it, and says how many do", async () => {
    const { superuserUrl, root } = await emptyDatabase();
    const history = [...expand(jobs), migration("late", "contract", [drop])];
    await assert.rejects(migrate(superuserUrl, history), /waits until no job is open: there are 2 left/);
    await root.query("DELETE FROM jobs");
    assert.equal(await migrate(superuserUrl, history), 1);
  });
});

describe("a backfill", () => {
  it("fills what it can, keeps the rest as it was, and has each of those in quarantine with its reason", async () => {
    const { superuserUrl, root } = await emptyDatabase();
    await migrate(superuserUrl, typedHistory.slice(0, 2));
    assert.equal(await count(root, `jobs WHERE "newNumber" = 'n' || old`), jobsFilled);
    assert.equal(await count(root, `jobs WHERE "newNumber" IS NULL AND old = 'bad'`), jobsRejected);
    assert.equal(
      await count(
        root,
        `quarantined_rows q JOIN jobs j ON j.id = q."rowId" AND q."row" = to_jsonb(j) - 'mood' - 'newNumber'
        || jsonb_build_object('mood', j.mood, 'newNumber', j."newNumber") WHERE reason = 'no number'`,
      ),
      jobsRejected,
    );
    const { rows } = await root.query("SELECT rows::int, rejected::int, expected::int FROM jobrun_backfills");
    assert.deepEqual(rows, [{ rows: jobsFilled, rejected: jobsRejected, expected: jobsFilled + jobsRejected }]);
  });
});

describe("a backfill that was stopped", () => {
  it("goes back for rows that were written behind it meanwhile", async () => {
    const { superuserUrl, root } = await emptyDatabase();
    const fill = backfill({ name: "fill", table: "jobs", key: "id", left: "t.n IS NULL", set: "n = 1" });
    const table = sql("jobs", "CREATE TABLE jobs (id text NOT NULL PRIMARY KEY, n int); INSERT INTO jobs VALUES ('a')");
    await migrate(superuserUrl, expand(table));
    await root.query("INSERT INTO jobrun_backfills (step, cursor, expected) VALUES ('short/fill', 'm', 1)");
    assert.equal(await migrate(superuserUrl, expand(table, fill)), 1);
    assert.deepEqual(await rowsOf(root), [`{"n": 1, "id": "a"}`]);
  });
});

describe("a runner that has lost its lock", () => {
  it("takes no further step", async () => {
    const { superuserUrl, root } = await emptyDatabase();
    const pooler = sql("another session", "SELECT pg_advisory_unlock_all()");
    await assert.rejects(migrate(superuserUrl, expand(pooler, jobs)), /lock is gone: connect to PostgreSQL directly/);
    assert.deepEqual((await root.query("SELECT to_regclass('jobs') AS jobs")).rows, [{ jobs: null }]);
  });
});

describe("a runner whose connection is ended before any statement", () => {
  it("comes by another run to the catalogue and the rows of an undisturbed one, each row filled once", async () => {
    const [undisturbed, disturbed] = [await emptyDatabase(), await emptyDatabase()];
    await migrate(undisturbed.superuserUrl, typedHistory);
    const { superuserUrl, root } = disturbed;
    const met = new Set<string>();
    while (await killedAtNext(root, met, () => migrate(superuserUrl, typedHistory))) assert.ok(met.size < 500);

    assert.ok(met.size > 60, `${met.size} statements`);
    assert.deepEqual(await shapeOf(root), await shapeOf(undisturbed.root));
    assert.deepEqual(await rowsOf(root), await rowsOf(undisturbed.root));
    const sums = `SELECT step, rows, rejected, (SELECT count(*) FROM quarantined_rows) FROM jobrun_backfills`;
    assert.deepEqual((await root.query(sums)).rows, (await undisturbed.root.query(sums)).rows);
  });
});
