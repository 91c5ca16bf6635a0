import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { dropEmptyDatabases, type EmptyDatabase } from "../migrations/empty-database.ts";
import { legacyDatabase } from "../migrations/legacy-database.ts";
import { emptyHome, type Environment, isAlive, runJobrun, startJobrun, type Running } from "./jobrun.ts";

describe("an operator who takes over the predecessor's database", () => {
  let database: EmptyDatabase;
  let environment: Environment;
  let list = "";
  let home: Awaited<ReturnType<typeof emptyHome>>;
  let running: Running | null = null;

  before(async () => {
    database = await legacyDatabase();
    home = await emptyHome();
    list = join(home.folder, "live.txt");
    environment = {
      ...home.environment,
      DATABASE_URL: database.roleUrl("jobrun_app", "test-app"),
      JOBRUN_ADMIN_DATABASE_URL: database.superuserUrl,
    };
  });
  after(async () => {
    if (running !== null && (await isAlive(running.pid))) running.signal("SIGKILL");
    await running?.ended;
    await dropEmptyDatabases();
    await home.remove();
  });

  const migrate = (...words: string[]) => runJobrun(["migrate", ...words], environment);
  const decided = () => ["--onboarding-rows", "customer", "--live-clients", list];
  const count = async (from: string) =>
    (await database.root.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${from}`)).rows[0]?.n;
  const untouched = async () => assert.equal(await count("pg_tables WHERE tablename LIKE 'jobrun\\_%'"), 0);

  it("is told by a start that this is not done by itself", async () => {
    const { code, err } = await runJobrun(["start"], environment);
    assert.equal(code, 1);
    assert.match(err, /This is the predecessor's database\. See jobrun migrate plan\./);
    await untouched();
  });

  it("reads in the plan what it is, what was found, what to decide and what will happen", async () => {
    const { code, out } = await migrate("plan");
    assert.equal(code, 0);
    assert.match(out, /^This database: the predecessor's, before its alignment \(shape L\)/);
    assert.match(
      out,
      /\nFound in it:\n.*\nTo decide first:\n.*--onboarding-rows.*\n.*--live-clients.*\nWhat will happen, in \d+ steps/s,
    );
    const sql = await migrate("plan", "--sql");
    assert.match(sql.out, /ALTER TABLE clients ADD COLUMN "aiDisabled" boolean not null default false;/);
    await untouched();
  });

  it("gets no further without having decided, with a list that is wrong, or with a word that is no rule", async () => {
    const undecided = await migrate("up");
    assert.deepEqual([undecided.code, undecided.out], [1, ""]);
    assert.match(
      undecided.err,
      /4 businesses more than one onboarding row.*\n13 businesses look live.*\nSee jobrun migrate plan\./,
    );
    await writeFile(list, "cl00000011 gratis\n");
    const wrong = await migrate("up", ...decided());
    assert.equal(wrong.code, 1);
    assert.match(wrong.err, /line 1 is neither an id nor an id and "trial": cl00000011 gratis/);
    await writeFile(list, "cl99999999\n");
    const stranger = await migrate("up", ...decided());
    assert.equal(stranger.code, 1);
    assert.match(stranger.err, /names cl99999999, which no business is/);
    assert.equal((await migrate("up", "--onboarding-rows", "guess")).code, 2);
    assert.equal((await migrate("up", "--onboarding-rows", "customer", "--live-clients", `${list}.gone`)).code, 1);
    await untouched();
  });

  it("proposes who is live, takes one out, and has exactly those live", async () => {
    const { out } = await migrate("plan", "--propose-live");
    const proposed = out.trim().split("\n");
    assert.equal(proposed.length, 13);
    const [first = "", second = "", ...rest] = proposed.filter((id) => id !== "cl00000001" && id !== "cl00000002");
    await writeFile(list, [`# reviewed`, first, `${second} trial`, ...rest.slice(0, -1)].join("\n"));
    const up = await migrate("up", ...decided());
    assert.equal(up.code, 0, up.err);
    assert.match(up.out, /^\d+ steps run\.\n$/);
    assert.match(up.err, /Bringing the database's schema up to date/);
    const { rows } = await database.root.query<{ id: string }>(
      `SELECT id FROM clients WHERE "onboardingComplete" ORDER BY id`,
    );
    assert.deepEqual(
      rows.map(({ id }) => id),
      [first, second, ...rest.slice(0, -1)].toSorted(),
    );
    assert.equal(await count(`clients WHERE id = '${second}' AND "billingStatus" = 'trial'`), 1);
  });

  it("may run it again, and is refused another answer than the first", async () => {
    const again = await migrate("up", ...decided());
    assert.deepEqual([again.code, again.out], [0, "Nothing to do.\n"]);
    const other = await migrate("up", "--onboarding-rows", "owner-phone", "--live-clients", list);
    assert.equal(other.code, 1);
    assert.match(other.err, /onboarding_rows was decided otherwise/);
  });

  it("is told by status and by each process that the contract is what is missing", async () => {
    await database.root.query("ALTER ROLE jobrun_app PASSWORD 'test-app'");
    const status = await migrate("status");
    assert.equal(status.code, 1);
    assert.match(status.out, /^older \(version \d+ of \d+\)\nnext step: 20261122_contract_inherited\//);
    const refused = await runJobrun(["work"], environment);
    assert.equal(refused.code, 1);
    assert.match(refused.err, /run jobrun migrate up --contract/);
  });

  it("is stopped by name at what breaks the contract, mends it, and serves", async () => {
    const stopped = await migrate("up", "--contract");
    assert.equal(stopped.code, 1);
    assert.match(stopped.err, /messages and customers of one client, checked failed/);
    await database.root.query(
      `UPDATE messages SET "customerId" = split_part("conversationId", '-', 2) WHERE id = 'me7'`,
    );
    const up = await migrate("up", "--contract");
    assert.equal(up.code, 0, up.err);
    assert.deepEqual([(await migrate("status")).code, (await migrate("drift")).code], [0, 0]);
    running = startJobrun(["work"], environment);
    await running.ready;
    const { code, out } = await runJobrun(["client", "show", "cl00000011", "--json"], environment);
    assert.equal(code, 0);
    assert.match(out, /"cl00000011"/);
  });
});
