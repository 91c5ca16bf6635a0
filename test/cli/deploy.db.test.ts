import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Client } from "pg";
import { z } from "zod";
import { beginDeployment, databaseIdentity, note, openRecord } from "../../src/release/deploy/record.ts";
import { twilio } from "../config/reading.ts";
import { emptyHome, type Environment, runJobrun, startJobrun, type Running } from "../process/jobrun.ts";
import { migratedDatabase, type MigratedDatabase } from "../support/migrated.ts";

const stopped = z.object({ is: z.literal("stopped"), at: z.string(), why: z.string(), next: z.string() });
const refusal = z.object({ error: z.string(), next: z.string() });
const killsDeployment = "kill -9 $PPID";

describe("jobrun deploy at home", () => {
  let home: Awaited<ReturnType<typeof emptyHome>>;
  let running: Running;
  before(async () => {
    home = await emptyHome();
    running = startJobrun(["start"], home.environment);
    await running.ready;
  });
  after(async () => {
    running.signal("SIGTERM");
    await running.ended;
    await home.remove();
  });
  const deploy = (words: readonly string[], more: Environment = {}) =>
    runJobrun(["deploy", ...words, "--json"], { ...home.environment, JOBRUN_TEST_COMMAND: "true", ...more });

  it("refuses a step whose turn it is not, and what nobody asks for", async () => {
    const { code, out } = await deploy(["--step", "migrate"]);
    assert.equal(code, 1);
    assert.match(stopped.parse(JSON.parse(out)).why, /migrate waits for tests/);
    const unasked = await deploy(["approve", "review", "--by", "Ann"]);
    assert.equal(unasked.code, 1);
    assert.match(refusal.parse(JSON.parse(unasked.out)).error, /Nobody asks for "review" in local/);
  });

  it("goes on after kills between a step's start and its evidence with that step", async () => {
    assert.equal((await deploy(["--step", "tests"], { JOBRUN_TEST_COMMAND: killsDeployment })).code, null);
    assert.match(stopped.parse(JSON.parse((await deploy(["--step", "backup"])).out)).why, /backup waits for tests/);
    const killed = await deploy([], { JOBRUN_RESTART_COMMAND: killsDeployment });
    assert.equal(killed.code, null);
    assert.match(killed.err, /backup done.*migrate done.*types done/s);
    for (const step of ["restart", "verify"]) {
      const { code, out, err } = await deploy(["--step", step]);
      assert.equal(code, 0, `${step}: ${out}${err}`);
    }
  });
});

describe("jobrun migrate up outside of this machine", () => {
  let database: MigratedDatabase;
  let environment: Environment;
  let remove: () => Promise<void>;
  before(async () => {
    database = await migratedDatabase();
    const home = await emptyHome();
    remove = home.remove;
    environment = {
      ...home.environment,
      ...twilio,
      JOBRUN_ENV: "staging",
      PUBLIC_URL: "https://jobrun.example",
      DATABASE_URL: database.appUrl,
      JOBRUN_ADMIN_DATABASE_URL: database.superuserUrl,
    };
  });
  after(async () => {
    await database.drop();
    await remove();
  });

  it("is refused without a proved backup of the last hour, and runs with one", async () => {
    const record: Client = await openRecord(database.superuserUrl, {});
    const step = "DELETE FROM jobrun_migrations WHERE key = '20261123_deployments/deployments stands'";
    assert.equal((await record.query(step)).rowCount, 1);
    const refused = await runJobrun(["migrate", "up"], environment);
    assert.deepEqual([refused.code, refused.out], [1, ""]);
    assert.match(refused.err, /No backup of this database is proved\.\nRun jobrun deploy/);
    const where = { commit: "a", environment: "local", database: await databaseIdentity(record) } as const;
    const deployment = await beginDeployment(record, where);
    const evidence = { of: Temporal.Now.instant().toString() };
    for (const name of ["tests", "backup"])
      for (const what of ["begun", "left"] as const)
        await note(record, deployment, { step: name, what, who: "Ann", evidence });
    await record.end();
    const { code, out, err } = await runJobrun(["migrate", "up"], environment);
    assert.equal(code, 0, out + err);
    assert.match(out, /1 steps run/);
  });
});
