import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import type { Client } from "pg";
import { z } from "zod";
import { beginDeployment, databaseIdentity, note, openRecord } from "../../src/release/deploy/record.ts";
import { twilio } from "../config/reading.ts";
import { emptyHome, type Environment, runJobrun, startJobrun, type Running } from "../process/jobrun.ts";
import { migratedDatabase, type MigratedDatabase } from "../support/migrated.ts";

const stopped = z.object({ is: z.literal("stopped"), at: z.string(), why: z.string(), next: z.string() });
const refusal = z.object({ error: z.string(), next: z.string() });
const keys = z.object({ privateKey: z.string(), publicKey: z.string() });
const notReady = z.object({
  ready: z.literal(false),
  missing: z.array(z.string()),
  file: z.string(),
  page: z.string(),
});
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
    const wordless = await deploy(["approve", "snapshot", "--by", "Ann", "--note", " "]);
    assert.equal(wordless.code, 1);
    assert.match(refusal.parse(JSON.parse(wordless.out)).error, /in the place of evidence, and needs words/);
    const exported = await deploy(["--export", "nowhere"]);
    assert.match(refusal.parse(JSON.parse(exported.out)).error, /staging's evidence, and this is local/);
  });

  it("shows the public half of its key, and a private one only where a new pair is wanted", async () => {
    const refused = await deploy(["key"]);
    assert.deepEqual([refused.code, refusal.parse(JSON.parse(refused.out)).error.includes("not set")], [1, true]);
    const made = keys.parse(JSON.parse((await deploy(["key", "--new"])).out));
    const { code, out, err } = await deploy(["key"], { JOBRUN_SIGNING_KEY: made.privateKey });
    assert.deepEqual([code, JSON.parse(out), err], [0, { publicKey: made.publicKey }, ""]);
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

  it("is signed off as NOT READY before its plan is over, with the line that is missing, in a file that does not verify", async () => {
    const made = keys.parse(JSON.parse((await deploy(["key", "--new"])).out));
    const signed = { ...home.environment, JOBRUN_SIGNING_KEY: made.privateKey };
    const { code, out, err } = await runJobrun(["sign-off", "--json"], signed);
    assert.equal(code, 1, out + err);
    const { missing, file, page } = notReady.parse(JSON.parse(out));
    // Where the tree has no history, its commit is missing as well.
    assert.equal(missing[0], "step smoke: it has left no evidence");
    assert.match(await readFile(page, "utf8"), /^# NOT READY: /);
    const asked = await runJobrun(["sign-off", "verify", file], signed);
    assert.deepEqual([asked.code, asked.out], [1, ""]);
    assert.match(asked.err, /It is genuine, and says NOT READY/);
    const elsewhere = await runJobrun(["sign-off", "verify", file], home.environment);
    assert.match(elsewhere.err, /which nobody here trusts/);
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
    const atProduction = await runJobrun(["migrate", "up"], { ...environment, JOBRUN_ENV: "production" });
    assert.deepEqual([atProduction.code, atProduction.out], [1, ""]);
    assert.match(atProduction.err, /Staging has shown nothing of .*\nRun jobrun deploy --staging-evidence FILE/);
    const { code, out, err } = await runJobrun(["migrate", "up"], environment);
    assert.equal(code, 0, out + err);
    assert.match(out, /1 steps run/);
  });
});
