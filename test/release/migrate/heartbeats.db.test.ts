import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Client } from "pg";
import { migrations } from "../../../migrations/index.ts";
import { beginHeartbeat } from "../../../src/release/heartbeat.ts";
import { readProcesses } from "../../../src/release/migrate/processes.ts";
import { migration, sql } from "../../../src/release/migrate/step.ts";
import { standsAt } from "../../../src/release/migrate/stands-at.ts";
import { openStore, type Store } from "../../../src/store/tenant.ts";
import { migrate } from "../../migrations/stopped-history.ts";
import { planOf } from "../../migrations/take-over.ts";
import { migratedDatabase, type MigratedDatabase } from "../../support/migrated.ts";
import { until } from "../../support/until.ts";

const version = migrations.length;
const expand = migration("20991230_adds", "expand", [sql("adds", "CREATE TABLE added ()")]);
const contract = migration("20991231_takes", "contract", [
  sql("takes", "DROP TABLE added"),
  sql("takes more", "SELECT 1"),
]);
const later = [...migrations, expand, contract];
const old = { role: "work", release: "0.1.0", commit: null, from: version, to: version } as const;
const soonMs = 20;

let database: MigratedDatabase;
let root: Client;
let store: Store;
let beating: Client;
before(async () => {
  database = await migratedDatabase();
  root = new Client({ connectionString: database.superuserUrl });
  await root.connect();
  beating = new Client({ connectionString: database.appUrl });
  await beating.connect();
  store = openStore({ url: database.appUrl, name: "test", connectionsMax: 2 });
});
after(async () => {
  // First, so that what waits for a lock of it comes to its end.
  await root.end();
  await beating.end();
  await store.close();
  await database.drop();
});

const contracts = async () =>
  (await root.query("SELECT FROM jobrun_contracts WHERE migration = $1", [contract.name])).rowCount;
const lastSeen = (seconds: number) =>
  root.query(`UPDATE processes SET "seenAt" = clock_timestamp() - make_interval(secs => $1)`, [seconds]);

describe("a contract", () => {
  it("is refused while a process lives that knows nothing of it, names it, and has taken nothing away", async () => {
    const heartbeat = await beginHeartbeat(store, old, migrations, soonMs);
    await assert.rejects(
      migrate(database.superuserUrl, later),
      new RegExp(
        `20991231_takes takes away.*Stop work process_\\w+ \\(0\\.1\\.0, serves schema ${version} to ${version}, seen 0 s ago\\)`,
      ),
    );
    assert.equal(await contracts(), 0);
    assert.equal((await root.query("SELECT to_regclass('added') AS t")).rows[0]?.t, "added");
    await heartbeat.stop();
    assert.deepEqual(await readProcesses(root), []);
  });

  it("is refused by the plan as well, which says for whom", async () => {
    await root.query(
      `INSERT INTO processes (id, role, release, "servesFrom", "servesTo") VALUES ('p', 'serve', '1', 1, $1)`,
      [version],
    );
    const { refusals } = await planOf(database.superuserUrl, undefined, true, later);
    assert.match(refusals.join(), /20991231_takes takes away what is still in use\. Stop serve p/);
    await root.query("DELETE FROM processes");
  });

  it("waits for a heartbeat that is being written, and is refused by it", async () => {
    await beating.query("BEGIN");
    await beating.query("SELECT heartbeat('amid', 'work', '1', NULL, 1, $1)", [version]);
    const run = migrate(database.superuserUrl, later).then(
      () => "ran",
      (error: unknown) => String(error),
    );
    await until("the contract waits for it", async () => {
      const { rows } = await root.query("SELECT FROM pg_locks WHERE NOT granted AND relation = 'processes'::regclass");
      return rows.length > 0;
    });
    await beating.query("COMMIT");
    assert.match(await run, /Stop work amid/);
    await root.query("DELETE FROM processes");
  });

  it("keeps a heartbeat waiting while it begins, which then hears of it", async () => {
    await root.query("BEGIN");
    await root.query("LOCK TABLE processes IN SHARE MODE");
    let settled = false;
    const begun = beginHeartbeat(store, old, migrations, soonMs).finally(() => (settled = true));
    await until("the heartbeat waits", async () => {
      const { rows } = await root.query("SELECT FROM pg_locks WHERE NOT granted AND relation = 'processes'::regclass");
      return rows.length > 0;
    });
    assert.equal(settled, false);
    await root.query("INSERT INTO jobrun_contracts VALUES ('another'); COMMIT");
    const heartbeat = await begun;
    assert.equal(await heartbeat.outside, "another");
    await heartbeat.stop();
    await root.query("DELETE FROM jobrun_contracts WHERE migration = 'another'");
  });

  it("is not held up by a process that is dead, nor by one that knows it, and is told to one that beats again", async () => {
    const frozen = await beginHeartbeat(store, old, migrations, 600_000);
    await lastSeen(60);
    const knows = await beginHeartbeat(store, { ...old, to: later.length }, later, soonMs);
    assert.ok((await migrate(database.superuserUrl, later)) > 0);
    assert.equal(await contracts(), 1);
    const woken = await beginHeartbeat(store, old, migrations, soonMs);
    assert.equal(await woken.outside, contract.name);
    const { processes } = await standsAt(database.superuserUrl);
    assert.deepEqual(
      processes.map(({ living, servesTo }) => `${servesTo} ${living ? "lives" : "is gone"}`).toSorted(),
      [`${version} is gone`, `${version} lives`, `${later.length} lives`],
    );
    for (const each of [frozen, knows, woken]) await each.stop();
  });
});

describe("a process that lives", () => {
  it("is seen again and again, and goes on after a time in which the database did not answer", async () => {
    const heartbeat = await beginHeartbeat(store, old, migrations, soonMs);
    await root.query(`BEGIN; CREATE SEQUENCE failed; ALTER FUNCTION heartbeat RENAME TO away;
      CREATE FUNCTION heartbeat(text, text, text, text, integer, integer) RETURNS text[] LANGUAGE plpgsql SECURITY DEFINER AS $$
        BEGIN PERFORM nextval('failed'); RAISE 'away'; END $$; COMMIT`);
    await lastSeen(60);
    await until("one has failed", async () => (await root.query("SELECT FROM failed WHERE is_called")).rowCount === 1);
    await root.query(`DROP FUNCTION heartbeat; ALTER FUNCTION away RENAME TO heartbeat`);
    await until("it is seen again", async () => (await readProcesses(root)).some(({ living }) => living));
    await heartbeat.stop();
  });

  it("does not begin to where nobody notes it", async () => {
    const nowhere = openStore({
      url: database.appUrl.replace(/\/[^/]+$/, "/no_such_database"),
      name: "t",
      connectionsMax: 1,
    });
    await assert.rejects(beginHeartbeat(nowhere, old, migrations));
    await nowhere.close();
  });
});
