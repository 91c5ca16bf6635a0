import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { migrations } from "../../migrations/index.ts";
import { planAsSql, printPlan } from "../../src/release/migrate/plan/print-plan.ts";
import { dropEmptyDatabases, emptyDatabase, type EmptyDatabase } from "./empty-database.ts";
import { legacyDatabase } from "./legacy-database.ts";
import { shapeOf } from "./shape.ts";
import { allSteps, firstSteps, migrate } from "./stopped-history.ts";
import { planOf, takeOver } from "./take-over.ts";

after(dropEmptyDatabases);

describe("the plan of a predecessor's database", () => {
  let database: EmptyDatabase;
  before(async () => {
    database = await legacyDatabase();
  });

  it("finds exactly what was planted in it", async () => {
    const { rows } = await database.root.query<{ what: string; n: string }>("SELECT what, n FROM planted");
    const planted = new Map(rows.map(({ what, n }) => [what, Number(n)]));
    const found = new Map((await planOf(database.superuserUrl)).exceptions.map((each) => [each.kind, each.count]));
    for (const [kind, what] of [
      ["onboarding rows whose customer is gone", "rows whose customer is gone"],
      [
        "businesses to which the documented rule gives more than one onboarding row",
        "businesses with more than one row by the documented rule",
      ],
      [
        "businesses that look live (their own number and onboarding_complete in their settings, or a mark of the predecessor's)",
        "businesses that look live (own number and onboarding_complete in settings)",
      ],
      ["old inbound texts that are an opt-out", "old inbound texts that are an opt-out"],
    ] as const) {
      assert.equal(found.get(kind), planted.get(what), kind);
    }
    // Of the ten rows of owners, two go to one phone that two businesses have, and one of those phones is nobody's any more.
    assert.equal(found.get("onboarding rows whose customer's phone is the owner's of one business"), 8);
    assert.equal(found.get("onboarding rows whose customer's phone is the owner's of several businesses"), 1);
    assert.equal(found.get("owner phones on several businesses"), 1);
    assert.equal(found.get("rows of messages with another business's customer"), 1);
    assert.equal(found.get("rows of client_settings whose business is gone"), 1);
    assert.equal(found.get("rows of leads with another business's customer"), undefined);
  });

  it("says what it is, what to decide and what will happen, and names tables that stay as they are", async () => {
    const plan = await planOf(database.superuserUrl);
    const printed = printPlan(plan);
    assert.match(
      printed,
      /the predecessor's, before its alignment \(shape L\)\. Tables that stay as they are: planted\./,
    );
    assert.match(printed, /To decide first:\n  - The documented rule gives 4 businesses.*--onboarding-rows customer/);
    assert.match(printed, /13 businesses look live.*--live-clients FILE/);
    assert.match(printed, /column clients\.aiDisabled \(addColumn; ACCESS EXCLUSIVE on clients, at most 50 ms a try\)/);
    assert.match(
      printed,
      /fill clientId by customer \(backfill; ROW EXCLUSIVE on onboarding_states, at most 50 ms a try; 41 rows in batches\)/,
    );
    assert.match(
      planAsSql(plan),
      /-- 20241223_align_schema_with_production\/column clients\.aiDisabled.*\nALTER TABLE clients ADD COLUMN "aiDisabled"/,
    );
    assert.equal(plan.proposedLive.length, 13);
  });

  it("has no question left once all is decided, and refuses a live client who is nobody", async () => {
    const liveClients = [{ id: "cl00000011", billing: "active" }] as const;
    const decided = await planOf(database.superuserUrl, { onboardingRows: "owner-phone", liveClients });
    assert.deepEqual([decided.questions, decided.refusals], [[], []]);
    const stranger = [{ id: "cl99999999", billing: "active" }] as const;
    const refused = await planOf(database.superuserUrl, { onboardingRows: "customer", liveClients: stranger });
    assert.deepEqual(refused.refusals, ["the list of live clients names cl99999999, which no business is"]);
  });

  it("writes nothing", async () => {
    const earlier = [
      await shapeOf(database.root),
      await database.root.query("SELECT pg_current_xact_id_if_assigned()"),
    ];
    await planOf(database.superuserUrl);
    assert.deepEqual(await shapeOf(database.root), earlier[0]);
    assert.deepEqual((await database.root.query("SELECT to_regclass('jobrun_migrations') AS t")).rows, [{ t: null }]);
  });

  for (const [name, change, back, difference] of [
    [
      "a column of another type",
      "ALTER TABLE clients ALTER COLUMN region TYPE varchar",
      "ALTER TABLE clients ALTER COLUMN region TYPE text",
      `clients should have "region text not null", and has "region character varying not null"`,
    ],
    [
      "a column that every new row must fill",
      "ALTER TABLE leads ADD COLUMN score int NOT NULL",
      "ALTER TABLE leads DROP COLUMN score",
      `leads has a column that every new row must fill: "score integer not null"`,
    ],
    [
      "a missing table",
      "ALTER TABLE users RENAME TO people",
      "ALTER TABLE people RENAME TO users",
      "there is no table users",
    ],
    [
      "the billing of the predecessor's 20241226",
      `CREATE TYPE "BillingStatus" AS ENUM ('TRIAL_PENDING', 'TRIAL_ACTIVE', 'TRIAL_EXPIRED', 'ACTIVE', 'DELINQUENT', 'CANCELED', 'SUSPENDED')`,
      `DROP TYPE "BillingStatus"`,
      `"BillingStatus" has the seven values of the predecessor's 20241226, and ours has five by its name (TRIAL_PENDING is none, TRIAL_ACTIVE is trial, TRIAL_EXPIRED is none, ACTIVE is active, DELINQUENT is past_due, CANCELED is canceled, SUSPENDED is none): stop what writes client_billing, give that type another name, and say in the file of --live-clients who pays and who is on trial`,
    ],
  ] as const) {
    it(`is a refusal that names ${name}, and nothing is begun`, async () => {
      await database.root.query(
        name === "a column that every new row must fill" ? `DELETE FROM leads; ${change}` : change,
      );
      const { shape, refusals, steps } = await planOf(database.superuserUrl);
      assert.equal(shape.is, "unknown");
      assert.deepEqual([refusals, steps], [[difference], []]);
      await assert.rejects(takeOver(database.superuserUrl), /Not a database that JobRun knows/);
      await database.root.query(back);
    });
  }

  it("is not carried out by a start that was not told to", async () => {
    await assert.rejects(migrate(database.superuserUrl), /predecessor's database\. See jobrun migrate plan/);
    assert.deepEqual((await database.root.query("SELECT to_regclass('jobrun_migrations') AS t")).rows, [{ t: null }]);
  });
});

describe("the plan of a database of ours", () => {
  it("is every step for an empty one, the rest for one that stopped, and none for a finished one", async () => {
    const { superuserUrl } = await emptyDatabase();
    const empty = await planOf(superuserUrl);
    assert.deepEqual([empty.shape.is, empty.steps.map(({ key }) => key)], ["empty", allSteps]);
    await migrate(superuserUrl, firstSteps(30));
    assert.deepEqual(
      (await planOf(superuserUrl)).steps.map(({ key }) => key),
      allSteps.slice(30),
    );
    await migrate(superuserUrl);
    const done = await planOf(superuserUrl);
    assert.deepEqual(done, {
      ...done,
      shape: { is: "ours", version: migrations.length, stepsRun: allSteps.length },
      steps: [],
    });
    assert.match(printPlan(done), /Nothing to do/);
  });

  it("says which of its steps the catalogue has already, and which have something else in their place", async () => {
    const { superuserUrl, root } = await emptyDatabase();
    await migrate(superuserUrl, firstSteps(allSteps.findIndex((key) => key.startsWith("20241223_align"))));
    await root.query(
      `ALTER TABLE clients ADD COLUMN "aiDisabled" boolean NOT NULL DEFAULT false, ADD COLUMN "trialUsedAt" date`,
    );
    const plan = await planOf(superuserUrl);
    const standing = new Map(plan.steps.map(({ key, stands }) => [key.split("/")[1], stands]));
    assert.equal(standing.get("column clients.aiDisabled"), "already there");
    assert.equal(standing.get("column clients.outboundPaused"), "to run");
    assert.equal(standing.get("column clients.trialUsedAt"), "in the way");
    assert.deepEqual(plan.refusals, [
      "something else is in the place of 20241223_align_schema_with_production/column clients.trialUsedAt",
    ]);
  });
});
