import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { Client } from "pg";
import { migrateUp } from "../../../src/release/migrate/migrate-up.ts";
import { addColumn } from "../../../src/release/migrate/step/add-column.ts";
import { backfill } from "../../../src/release/migrate/step/backfill.ts";
import { buildIndex } from "../../../src/release/migrate/step/build-index.ts";
import { migration, sql, type Step } from "../../../src/release/migrate/step.ts";
import { dropEmptyDatabases, emptyDatabase, type EmptyDatabase } from "../../migrations/empty-database.ts";
import { migrate } from "../../migrations/stopped-history.ts";
import { until } from "../../support/until.ts";

const opened: Client[] = [];
after(async () => {
  for (const client of opened) await client.end();
  await dropEmptyDatabases();
});

const jobs = sql(
  "jobs",
  "CREATE TABLE jobs (id text NOT NULL PRIMARY KEY, n int); INSERT INTO jobs VALUES ('a'), ('b')",
);
const withStep = (step: Step) => [migration("short", "expand", [jobs, step])];

async function another({ superuserUrl }: EmptyDatabase, name: string): Promise<Client> {
  const client = new Client({ connectionString: superuserUrl, application_name: name });
  client.on("error", () => undefined);
  await client.connect();
  opened.push(client);
  return client;
}

/** A database with the table, and somebody who has begun a transaction with `statement` and does not end it. */
async function heldUp(statement: string): Promise<{ database: EmptyDatabase; holder: Client }> {
  const database = await emptyDatabase();
  await migrate(database.superuserUrl, [migration("short", "expand", [jobs])]);
  const holder = await another(database, "the holder");
  await holder.query(`BEGIN; ${statement}`);
  return { database, holder };
}

function up({ superuserUrl: adminUrl }: EmptyDatabase, step: Step, lockDeadlineMs: number, lines: string[] = []) {
  return migrateUp(withStep(step), {
    adminUrl,
    passwords: {},
    announce: (line) => void lines.push(line),
    lockDeadlineMs,
  });
}

const column = addColumn("jobs", "done", "boolean");
const index = buildIndex({ table: "jobs", name: "jobs_n_idx", on: "(n)" });
const fill = backfill({ name: "fill n", table: "jobs", key: "id", left: "t.n IS NULL", set: "n = 1" });

describe("a migration that cannot have its lock", () => {
  it("gives up at its deadline, and names the process that holds it", async () => {
    const { database } = await heldUp("SELECT * FROM jobs");
    await assert.rejects(
      up(database, column, 400),
      /column jobs.done failed: no lock after \d+ tries in 400 ms, held by process \d+ \(the holder as \w+, idle in transaction, its/,
    );
  });

  it("lets others through between its tries, and goes on when it can", async () => {
    const { database, holder } = await heldUp("SELECT * FROM jobs");
    const reader = await another(database, "a reader");
    await reader.query("SET lock_timeout = 100");
    const running = up(database, column, 60_000);
    for (let reads = 0; reads < 200; reads += 1) await reader.query("SELECT * FROM jobs");
    await holder.query("COMMIT");
    assert.equal(await running, 1);
  });

  it("gives up on a row that somebody holds in the same way, and has filled nothing by halves", async () => {
    const { database } = await heldUp("UPDATE jobs SET n = NULL WHERE id = 'b'");
    await assert.rejects(up(database, fill, 400), /fill n failed: no lock after \d+ tries.*the holder/);
    assert.deepEqual((await database.root.query("SELECT n FROM jobs")).rows, [{ n: null }, { n: null }]);
  });
});

describe("an index that waits for an old transaction", () => {
  it("says for whom, is cancelled at the deadline, and is built by the next run", async () => {
    const { database, holder } = await heldUp("UPDATE jobs SET n = 7");
    const lines: string[] = [];
    await assert.rejects(
      up(database, index, 400, lines),
      /cancelled after 400 ms, in which it waited for process \d+ \(the holder/,
    );
    assert.ok(lines.some((line) => /^Waits for process \d+ \(the holder/.test(line)));
    await holder.query("COMMIT");
    assert.equal(await up(database, index, 60_000), 1);
    const { rows } = await database.root.query(
      "SELECT indisvalid FROM pg_index WHERE indexrelid = 'jobs_n_idx'::regclass",
    );
    assert.deepEqual(rows, [{ indisvalid: true }]);
  });

  it("is built when that has ended, though another runner waits for its turn meanwhile", async () => {
    const { database, holder } = await heldUp("UPDATE jobs SET n = 7");
    const lines: string[] = [];
    const first = up(database, index, 60_000, lines);
    await until("the first waits", () => lines.some((line) => line.startsWith("Waits for")));
    const second = up(database, index, 60_000);
    await until("the second is there", async () => {
      const { rows } = await database.root.query(
        "SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'jobrun migrate'",
      );
      return rows.length === 2;
    });
    await holder.query("COMMIT");
    assert.deepEqual([await first, await second], [1, 0]);
  });
});

describe("a migration with nothing to do", () => {
  it("writes nothing", async () => {
    const database = await emptyDatabase();
    await migrate(database.superuserUrl, withStep(column));
    // The latest that wrote, in this database alone: others write beside it.
    const tables = ["pg_class", "pg_attribute", "pg_proc", "pg_depend", "jobrun_migrations", "jobrun_backfills"];
    const writers = tables.map((table) => `SELECT max(xmin::text::bigint) AS at FROM ${table}`).join(" UNION ALL ");
    const latest = async () => (await database.root.query(writers)).rows;
    const before = await latest();
    assert.equal(await migrate(database.superuserUrl, withStep(column)), 0);
    assert.deepEqual(await latest(), before);
  });
});
