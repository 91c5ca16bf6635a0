import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Client } from "pg";
import { environments, stepsOf } from "../../../src/release/deploy/plan.ts";
import {
  beginDeployment,
  databaseIdentity,
  type Deployment,
  note,
  openRecord,
  readStanding,
  recordBreaks,
  takeTurn,
  whyNoBackup,
} from "../../../src/release/deploy/record.ts";
import { findDrift } from "../../../src/release/migrate/drift/find-drift.ts";
import { dropEmptyDatabases, emptyDatabase } from "../../migrations/empty-database.ts";
import { migrate, migratedDatabase, type MigratedDatabase } from "../../support/migrated.ts";

let database: MigratedDatabase;
let record: Client;
let releases = 0;

before(async () => {
  database = await migratedDatabase();
  record = await openRecord(database.superuserUrl, {});
});
after(async () => {
  await record.end();
  await database.drop();
  await dropEmptyDatabases();
});

const begin = async (environment: Deployment["environment"], where = "here") => {
  releases += 1;
  return beginDeployment(record, { commit: `commit ${releases}`, environment, database: where });
};
const tell = (deployment: Deployment, what: "approved" | "begun" | "left", step: string, evidence = {}) =>
  note(record, deployment, { step, what, who: "Ann", evidence });
const pass = async (deployment: Deployment, step: string, evidence = {}) => {
  await tell(deployment, "begun", step);
  await tell(deployment, "left", step, evidence);
};
const refused = (work: Promise<unknown>) => assert.rejects(work, /stands at step/);

describe("the record of a release", () => {
  it("has the steps of the plans in their order, and no other", async () => {
    for (const environment of environments) {
      const names = stepsOf(environment).map(({ name }) => name);
      for (const [at, name] of names.entries()) {
        const { rows } = await record.query(
          "SELECT deployment_place($1, $2) AS place, deployment_place($1, 'gone') AS gone",
          [environment, name],
        );
        assert.deepEqual(rows, [{ place: at + 1, gone: null }]);
      }
    }
  });

  it("begins of all pairs of steps the next and those before, and refuses every other", async () => {
    let asked = 0;
    for (const environment of environments) {
      const deployment = await begin(environment);
      const names = stepsOf(environment).map(({ name }) => name);
      for (const [reached, due] of names.entries()) {
        for (const [at, name] of names.entries()) {
          asked += 1;
          await record.query("BEGIN");
          const took = await tell(deployment, "begun", name).then(
            () => true,
            () => false,
          );
          await record.query("ROLLBACK");
          assert.equal(took, at <= reached, `${environment}: ${name} where ${reached} are done`);
        }
        if (due === "staging") await tell(deployment, "approved", "without-staging", { note: "why" });
        await pass(deployment, due);
      }
    }
    assert.equal(asked, 7 * 7 + 11 * 11 + 15 * 15);
  });

  it("takes evidence of what was begun last alone, and once", async () => {
    const deployment = await begin("local");
    await refused(tell(deployment, "left", "tests"));
    await tell(deployment, "begun", "tests");
    await refused(tell(deployment, "left", "backup"));
    await tell(deployment, "approved", "anything");
    await tell(deployment, "left", "tests");
    await refused(tell(deployment, "left", "tests"));
  });

  it("takes nothing of a deployment that is none, nor of an environment's step elsewhere", async () => {
    await refused(tell({ ...(await begin("local")), id: "deployment_none" }, "approved", "review"));
    await refused(tell(await begin("local"), "begun", "review"));
  });

  it("makes what came after void where a step is taken again", async () => {
    const deployment = await begin("local");
    for (const step of ["tests", "backup", "migrate"]) await pass(deployment, step);
    assert.equal((await readStanding(record, deployment)).reached, 3);
    await pass(deployment, "backup");
    const { reached, left } = await readStanding(record, deployment);
    assert.deepEqual([reached, left.has("migrate")], [2, false]);
    await refused(tell(deployment, "begun", "types"));
  });

  it("is changed by nobody, in psql or from the application", async () => {
    await pass(await begin("local"), "tests");
    for (const table of ["deployments", "deployment_steps"]) {
      for (const change of [
        `UPDATE ${table} SET ${table === "deployments" ? "commit" : "who"} = 'x'`,
        `DELETE FROM ${table}`,
        `TRUNCATE ${table}`,
      ])
        await assert.rejects(record.query(change), /only ever added to/);
    }
    const app = new Client({ connectionString: database.appUrl });
    await app.connect();
    for (const wish of [
      "SELECT FROM deployment_steps",
      `INSERT INTO deployments (id, commit, environment, database) VALUES ('a', 'b', 'local', 'c')`,
      `INSERT INTO deployment_steps ("deploymentId", step, what, who, evidence) VALUES ('a', 'tests', 'begun', 'x', '{}')`,
      "SELECT deployment_breaks()",
    ])
      await assert.rejects(app.query(wish), /permission denied/);
    await app.end();
  });

  it("shows what a superuser changed, took out, or made it say of another release", async () => {
    const deployment = await begin("local");
    for (const step of ["tests", "backup"]) await pass(deployment, step);
    assert.equal(await recordBreaks(record), 0);
    const last = "(SELECT max(place) FROM deployment_steps)";
    for (const [forgery, broken] of [
      [`UPDATE deployment_steps SET evidence = '{"proved": true}' WHERE place = ${last} - 1`, 1],
      [`DELETE FROM deployment_steps WHERE place = ${last} - 1`, 1],
      [`UPDATE deployments SET commit = 'another' WHERE id = '${deployment.id}'`, 4],
    ] as const) {
      await record.query(
        `BEGIN; ALTER TABLE deployments DISABLE TRIGGER deployments_stands; ALTER TABLE deployment_steps DISABLE TRIGGER deployment_steps_stands`,
      );
      await record.query(forgery);
      assert.equal(await recordBreaks(record), broken, forgery);
      await record.query("ROLLBACK");
    }
  });

  it("is one deployment's at a time", async () => {
    const other = await openRecord(database.superuserUrl, {});
    try {
      assert.deepEqual([await takeTurn(record), await takeTurn(other)], [true, false]);
    } finally {
      await other.end();
    }
  });

  it("is there before the first migration, and is what the migrations make after them", async () => {
    const { superuserUrl, root } = await emptyDatabase();
    const early = await openRecord(superuserUrl, {});
    const deployment = await beginDeployment(early, { commit: "a", environment: "local", database: "b" });
    await note(early, deployment, { step: "tests", what: "begun", who: "Ann", evidence: {} });
    await early.end();
    await migrate(superuserUrl);
    const drift = await findDrift(root);
    assert.deepEqual([drift.missing, drift.changed, drift.extra], [[], [], []]);
    const again = await openRecord(superuserUrl, {});
    await note(again, deployment, { step: "tests", what: "left", who: "Ann", evidence: {} });
    assert.equal((await readStanding(again, deployment)).reached, 1);
    await again.end();
  });
});

describe("a proved backup", () => {
  const age = (minutes: number) => Temporal.Now.instant().subtract({ minutes }).toString();
  const why = async () => {
    const client = new Client({ connectionString: database.superuserUrl });
    await client.connect();
    try {
      return await whyNoBackup(client);
    } finally {
      await client.end();
    }
  };
  const leave = async (where: string, minutes: number) => {
    const deployment = await begin("local", where);
    await pass(deployment, "tests");
    await pass(deployment, "backup", { of: age(minutes) });
  };

  it("is wanted of this very database, and of the last hour", async () => {
    await leave("another database", 1);
    assert.match((await why()) ?? "", /No backup of this database/);
    const here = await databaseIdentity(record);
    await leave(here, 61);
    assert.match((await why()) ?? "", /is 61 minutes old, and 60 at most/);
    await leave(here, 59);
    assert.equal(await why(), null);
  });

  it("of the database that a copy was made of is none of the copy", async () => {
    assert.equal(await why(), null);
    await record.query(
      `INSERT INTO restorations (id, kind, "backupAt", "restoredAt") VALUES ('restoration_a', 'rehearsal', now(), now())`,
    );
    assert.match((await why()) ?? "", /No backup of this database/);
  });
});
