import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { contractInherited } from "../../../migrations/20261122_contract_inherited.ts";
import { processes } from "../../../migrations/20261122_processes.ts";
import { migrations } from "../../../migrations/index.ts";
import { readSchemaStatus } from "../../../src/release/migrate/schema-status.ts";
import { stepKey } from "../../../src/release/migrate/ledger.ts";
import { migration, sql } from "../../../src/release/migrate/step.ts";
import { dropEmptyDatabases, emptyDatabase } from "../../migrations/empty-database.ts";
import { firstSteps, migrate } from "../../migrations/stopped-history.ts";
import { rootedDatabase, type RootedDatabase } from "../../support/rooted.ts";

let database: RootedDatabase;
before(async () => {
  database = await rootedDatabase();
});
after(async () => {
  await database.close();
  await dropEmptyDatabases();
});

const newest = migrations.length;
const next = migration("20991231_next", "expand", [sql("one", "SELECT 1"), sql("two", "SELECT 2")]);

describe("a schema", () => {
  it("that nothing answers for is no status, but an error", async () => {
    const away = new URL(database.appUrl);
    away.pathname = "/no_such_database";
    await assert.rejects(readSchemaStatus(migrations, away.href));
  });

  it("from which a newer program took something away is foreign, and says by which steps", async () => {
    const older = migrations.slice(0, -1);
    const steps = migrations.at(-1)?.steps.map((step) => `${migrations.at(-1)?.name}/${step.name}`) ?? [];
    const status = await readSchemaStatus(older, database.appUrl);
    assert.ok(status.is === "foreign");
    assert.deepEqual(status.steps.toSorted(), steps.toSorted());
  });

  it("to which a newer program only added is newer, and still of the version that this one knows", async () => {
    const older = migrations.slice(0, migrations.indexOf(processes));
    const newer = migrations.slice(migrations.indexOf(processes));
    const steps = newer.flatMap((each) => each.steps.map((step) => stepKey(each, step)));
    const contracts = await database.root.query<{ migration: string }>(
      "DELETE FROM jobrun_contracts RETURNING migration",
    );
    assert.deepEqual(contracts.rows, [{ migration: contractInherited.name }]);
    const status = await readSchemaStatus(older, database.appUrl);
    await database.root.query("INSERT INTO jobrun_contracts VALUES ($1)", [contractInherited.name]);
    assert.ok(status.is === "newer");
    assert.deepEqual([status.version, status.steps.toSorted()], [older.length, steps.toSorted()]);
  });

  it("in which a contract that this program does not know has begun is foreign before its first step has run", async () => {
    await database.root.query("INSERT INTO jobrun_contracts VALUES ('20991231_contract')");
    const status = await readSchemaStatus(migrations, database.appUrl);
    await database.root.query("DELETE FROM jobrun_contracts WHERE migration = '20991231_contract'");
    assert.deepEqual(status, { is: "foreign", steps: ["20991231_contract"] });
  });

  it("whose history was edited is foreign, and says in which step", async () => {
    const step = "20261122_inbox/claim_event";
    const { rows } = await database.root.query<{ checksum: string }>(
      "SELECT checksum FROM jobrun_migrations WHERE key = $1",
      [step],
    );
    const write = (checksum?: string) =>
      database.root.query("UPDATE jobrun_migrations SET checksum = $2 WHERE key = $1", [step, checksum]);
    await write("another");
    assert.deepEqual(await readSchemaStatus(migrations, database.appUrl), { is: "foreign", steps: [step] });
    await write(rows[0]?.checksum);
  });

  it("that is not there yet is older, of version 0", async () => {
    const empty = await emptyDatabase();
    const status = await readSchemaStatus(migrations, empty.superuserUrl);
    assert.ok(status.is === "older");
    assert.deepEqual([status.version, status.missing.length], [0, migrations.flatMap(({ steps }) => steps).length]);
  });

  it("that stopped on the way is older, of the last version that is whole, and says what is missing", async () => {
    const stopped = await emptyDatabase();
    const whole = migrations.slice(0, 2).flatMap(({ steps }) => steps).length;
    await migrate(stopped.superuserUrl, firstSteps(whole + 1));
    const status = await readSchemaStatus(migrations, stopped.superuserUrl);
    assert.ok(status.is === "older");
    assert.equal(status.version, 2);
    assert.equal(status.missing[0], `${migrations[2]?.name}/${migrations[2]?.steps[1]?.name}`);
  });

  it("that lacks a step which this program has is older, though it was whole for the last", async () => {
    const status = await readSchemaStatus([...migrations, next], database.appUrl);
    assert.deepEqual(status, { is: "older", version: newest, missing: ["20991231_next/one", "20991231_next/two"] });
  });

  it("that is this program's own is current, and every role of ours can see that", async () => {
    for (const url of [database.appUrl, database.operatorUrl, database.readonlyUrl]) {
      assert.deepEqual(await readSchemaStatus(migrations, url), { is: "current", version: newest });
    }
  });
});
