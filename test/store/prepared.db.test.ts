import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import pg from "pg";
import { houseClient } from "../../src/domain/ids.ts";
import { raiseIncident } from "../../src/store/incidents.ts";
import { openStore, type Store, type Tx } from "../../src/store/tenant.ts";
import { setTimer } from "../../src/store/timers.ts";
import { migratedDatabase, type MigratedDatabase } from "../support/migrated.ts";

const now = Temporal.Instant.from("2026-11-23T12:00:00Z");
/** From the sixth time on PostgreSQL may plan a prepared statement without its values. */
const times = 8;

let database: MigratedDatabase;
let store: Store;
before(async () => {
  database = await migratedDatabase();
  store = openStore({ url: database.appUrl, name: "jobrun test", connectionsMax: 1 });
});
after(async () => {
  await store.close();
  await database.drop();
});

const often = async (work: (tx: Tx, time: number) => Promise<unknown>) => {
  for (let time = 0; time < times; time += 1) await store.withTenant(houseClient, (tx) => work(tx, time));
};

describe("a statement with parameters", () => {
  it("is prepared once a session, however often it is executed", async () => {
    await often((tx, time) => sql`SELECT ${time}::integer AS asked_often`.execute(tx));
    const { rows } = await store.withoutTenant((db) =>
      sql<{ uses: number }>`SELECT (generic_plans + custom_plans)::integer AS uses FROM pg_prepared_statements
        WHERE statement LIKE 'SELECT $1::integer AS asked_often%'`.execute(db),
    );
    assert.deepEqual(
      rows.map(({ uses }) => uses),
      [times],
    );
  });

  it("still finds the partial index that it leans on where PostgreSQL plans it without its values", async () => {
    await store.withoutTenant((db) => sql`SET plan_cache_mode = force_generic_plan`.execute(db));
    await often((tx) => raiseIncident(tx, houseClient, { kind: "often", subject: "one", detail: "again" }, now));
    const timer = { kind: "often", subject: "one", dueAt: now, everySeconds: null };
    await often((tx) => setTimer(tx, houseClient, timer));
    await store.withoutTenant((db) => sql`RESET plan_cache_mode`.execute(db));
    const { rows } = await store.withTenant(houseClient, (tx) =>
      sql<{ times: number; timers: number }>`SELECT times,
        (SELECT count(*)::integer FROM timers WHERE kind = 'often') AS timers FROM incidents WHERE kind = 'often'`.execute(
        tx,
      ),
    );
    assert.deepEqual(rows, [{ times, timers: 1 }]);
  });

  it("whose table was changed under it fails once, and the session with it", async () => {
    const root = new pg.Client({ connectionString: database.superuserUrl });
    await root.connect();
    try {
      await root.query("CREATE TABLE changing AS SELECT 1 AS one; GRANT SELECT ON changing TO jobrun_app");
      const read = () =>
        store.withoutTenant((db) => sql`SELECT * FROM changing WHERE one = ${1}`.execute(db)).then(({ rows }) => rows);
      assert.deepEqual(await read(), [{ one: 1 }]);
      await root.query("ALTER TABLE changing ADD COLUMN two integer");
      await assert.rejects(read(), { code: "0A000" });
      assert.deepEqual(await read(), [{ one: 1, two: null }]);
    } finally {
      await root.end();
    }
  });
});
