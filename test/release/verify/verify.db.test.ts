import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { history } from "../../../src/release/migrate/history.ts";
import type { Verified } from "../../../src/release/verify/check.ts";
import { openReader } from "../../../src/release/verify/open-reader.ts";
import { checksOf, verify } from "../../../src/release/verify/verify.ts";
import { askSuperuser } from "../../support/ask-superuser.ts";
import { migratedDatabase, type MigratedDatabase } from "../../support/migrated.ts";

describe("verification", () => {
  let database: MigratedDatabase;
  before(async () => {
    database = await migratedDatabase();
  });
  after(() => database.drop());

  const ask = (tiers: readonly (1 | 2 | 3)[], tell: (verified: Verified) => void = () => undefined) =>
    verify({
      adminUrl: database.superuserUrl,
      trusted: [],
      address: "http://127.0.0.1:9",
      metricsAddress: "http://127.0.0.1:9",
      commit: null,
      carrier: () => Promise.reject(new Error("no carrier here")),
      tiers,
      tell,
    });
  const statesOf = (answers: readonly Verified[]) =>
    Object.fromEntries(answers.map(({ name, state }) => [name, state]));

  it("fails what it could not look at, with the reason", async () => {
    await askSuperuser(database.superuserUrl, "ALTER TABLE timers RENAME TO gone");
    try {
      const timers = (await ask([2])).find(({ name }) => name === "timers_run");
      assert.equal(timers?.state, "failed");
      assert.match(timers?.found ?? "", /could not look: relation "timers" does not exist/);
    } finally {
      await askSuperuser(database.superuserUrl, "ALTER TABLE gone RENAME TO timers");
    }
  });

  it("fails where nobody serves", async () => {
    const states = statesOf(await ask([3]));
    assert.equal(states["processes"], "no_data");
    for (const name of ["health", "version", "errors"]) assert.equal(states[name], "failed");
  });

  it("fails a schema of which a migration has not run", async () => {
    const first = history[0]?.name ?? "";
    await askSuperuser(database.superuserUrl, "CREATE TABLE kept AS SELECT * FROM jobrun_migrations");
    try {
      assert.ok(
        (await askSuperuser(database.superuserUrl, `DELETE FROM jobrun_migrations WHERE key LIKE '${first}/%'`)) > 0,
      );
      assert.equal(statesOf(await ask([1]))["schema_version"], "failed");
    } finally {
      await askSuperuser(
        database.superuserUrl,
        "INSERT INTO jobrun_migrations SELECT * FROM kept ON CONFLICT DO NOTHING; DROP TABLE kept",
      );
    }
  });

  it("may not write, whatever a check would do", async () => {
    const reader = await openReader(database.superuserUrl);
    try {
      await assert.rejects(reader.query("CREATE TABLE planted ()"), /read-only transaction/);
    } finally {
      await reader.end();
    }
  });

  it("finds nothing wrong with the schema and the rows of a new installation, and tells each answer as it comes", async () => {
    const told: string[] = [];
    const answers = await ask([1, 2], ({ name }) => told.push(name));
    assert.deepEqual(
      answers.filter(({ state }) => state !== "ok" && state !== "nothing"),
      [],
    );
    assert.deepEqual(
      told,
      [...checksOf[1], ...checksOf[2]].map(({ name }) => name),
    );
  });

  it("gives every check a name of its own", () => {
    const names = [...checksOf[1], ...checksOf[2], ...checksOf[3]].map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
  });
});
