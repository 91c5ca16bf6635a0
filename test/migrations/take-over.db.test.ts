import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Client } from "pg";
import { type Decisions, undecided } from "../../src/release/migrate/decisions.ts";
import { findDrift } from "../../src/release/migrate/drift/find-drift.ts";
import { killedAt } from "../release/migrate/killed-at.ts";
import { dropEmptyDatabases, emptyDatabase, type EmptyDatabase } from "./empty-database.ts";
import { legacyDatabase, mendStrayText } from "./legacy-database.ts";
import { rightsOf, shapeOf } from "./shape.ts";
import { migrate } from "./stopped-history.ts";
import { planOf, takeOver } from "./take-over.ts";

after(dropEmptyDatabases);

const counting =
  ({ root }: EmptyDatabase) =>
  async (from: string) =>
    (await root.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${from}`)).rows[0]?.n;

/** Lines without the places of columns: the predecessor's came in another order. */
const unplaced = (lines: readonly string[]) =>
  new Set(
    lines.map((line) => line.replace(/^(column \w+)\.\d+ /, "$1 ")).filter((line) => !/planted|_prisma/.test(line)),
  );

describe("the predecessor's database, taken over by the documented rule", () => {
  const decisions: Decisions = {
    onboardingRows: "customer",
    liveClients: [
      { id: "cl00000011", billing: "active" },
      { id: "cl00000012", billing: "trial" },
      { id: "cl00000039", billing: "active" },
    ],
  };
  let database: EmptyDatabase;
  let count: ReturnType<typeof counting>;
  const oldProgram = `old_program_${process.pid}`;
  let old: Client;

  before(async () => {
    database = await legacyDatabase();
    count = counting(database);
    const { root } = database;
    await root.query(`CREATE ROLE ${oldProgram} LOGIN PASSWORD 'old'; GRANT USAGE ON SCHEMA public TO ${oldProgram};
      GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO ${oldProgram};
      GRANT CONNECT ON DATABASE "${database.name}" TO ${oldProgram}`);
    old = new Client({ connectionString: database.roleUrl(oldProgram, "old") });
    await old.connect();
  });
  after(async () => {
    await old.end();
    await dropEmptyDatabases();
    const { root } = await emptyDatabase();
    await root.query(`DROP ROLE ${oldProgram}`);
  });

  it("comes to its end though the run is killed again and again, and does what was decided before the first", async () => {
    const { superuserUrl, root } = database;
    for (const [at, decided] of [
      [25, decisions],
      [60, decisions],
      [90, undecided],
      [150, undecided],
      [300, undecided],
      [500, undecided],
    ] as const) {
      assert.ok(await killedAt(root, at, () => takeOver(superuserUrl, decided)), `it sends ${at} statements`);
    }
    await assert.rejects(
      takeOver(superuserUrl, { ...decisions, onboardingRows: "owner-phone" }),
      /onboarding_rows was decided otherwise/,
    );
    assert.ok((await takeOver(superuserUrl)) > 0);
    assert.equal(await takeOver(superuserUrl), 0);
  });

  it("has lost no row, and each onboarding row is a business's or kept apart with its reason", async () => {
    assert.deepEqual(
      [await count("customers"), await count("messages"), await count("clients WHERE id <> 'client_jobrun'")],
      [450, 400, 41],
    );
    const all = await count("onboarding_states");
    const given = (await count(`onboarding_states WHERE "clientId" IS NOT NULL`)) ?? 0;
    const apart = (await count(`quarantined_rows WHERE "tableName" = 'onboarding_states'`)) ?? 0;
    assert.deepEqual(
      [all, given, apart, await count("quarantined_rows WHERE reason = 'its customer is gone'")],
      [68, 12, 56, 1],
    );
    assert.equal(
      await count(`onboarding_states o JOIN quarantined_rows q ON q."rowId" = o.id WHERE o."clientId" IS NOT NULL`),
      0,
    );
  });

  it("keeps of each business's rows the most advanced, then the latest", async () => {
    assert.equal(
      await count(`onboarding_states kept JOIN customers kc ON kc.id = kept.customer_id
        JOIN customers oc ON oc."clientId" = kc."clientId" JOIN onboarding_states other ON other.customer_id = oc.id
        WHERE kept."clientId" = kc."clientId" AND (other.current_state, other.updated_at) > (kept.current_state, kept.updated_at)`),
      0,
    );
    assert.equal(
      await count(`onboarding_states o JOIN customers c ON c.id = o.customer_id WHERE o."clientId" <> c."clientId"`),
      0,
    );
  });

  it("has live those of the list that have what a live business needs, and nobody else", async () => {
    const { rows } = await database.root.query(
      `SELECT id, "billingStatus" AS billing, "paymentActive" AS pays, "liveBecause" AS because FROM clients WHERE "onboardingComplete" ORDER BY id`,
    );
    const because = "grandfathered";
    assert.deepEqual(rows, [
      { id: "cl00000011", billing: "active", pays: true, because },
      { id: "cl00000012", billing: "trial", pays: false, because },
    ]);
    assert.equal(
      await count(`quarantined_rows WHERE "rowId" = 'cl00000039' AND reason = 'cannot go live without number'`),
      1,
    );
    assert.equal(await count(`audit WHERE what = 'grandfathered' AND who = 'jobrun migrate'`), 2);
  });

  it("has every phone in one spelling, its numbers in the pool, and the old texts that said STOP as opt-outs", async () => {
    assert.equal(await count(`customers WHERE "phoneE164" = '+' || phone`), 450);
    assert.equal(await count(`clients WHERE "phoneE164" ~ '^[+]447[0-9]{9}$'`), 40);
    assert.equal(
      await count(
        `quarantined_rows WHERE reason = 'another business has this owner''s phone' AND "rowId" = 'cl00000002'`,
      ),
      1,
    );
    assert.equal(
      await count(`numbers n JOIN clients c ON c.id = n."clientId" AND n.phone = '+' || c."twilioNumber"`),
      29,
    );
    assert.equal(
      await count(`opt_outs o JOIN messages m ON o.id = 'optout_' || m.id JOIN customers c ON c.id = m."customerId"
        WHERE o."personHash" = person_hash(m."clientId", c."phoneE164") AND m.body = 'STOP'`),
      4,
    );
  });

  it("serves an old program as before: it reads all and writes what it always wrote, and nothing raises", async () => {
    assert.equal((await old.query("SELECT FROM customers")).rowCount, 450);
    const customer = `INSERT INTO customers (id, "updatedAt", "clientId", phone) VALUES`;
    await old.query(`${customer} ('new1', now(), 'cl00000001', '07700900333'), ('new2', now(), 'cl00000001', '447700900333'),
      ('new3', now(), 'cl00000001', 'withheld'), ('new4', now(), 'cl00000001', '447700900334')`);
    assert.deepEqual(
      (await old.query(`SELECT "phoneE164" AS p FROM customers WHERE id LIKE 'new%' ORDER BY id`)).rows,
      [{ p: "+447700900333" }, { p: null }, { p: null }, { p: "+447700900334" }],
    );
    await old.query(`UPDATE customers SET phone = '+44 7700 900335' WHERE id = 'new3'`);
    assert.equal(await count(`customers WHERE id = 'new3' AND "phoneE164" = '+447700900335'`), 1);
    const row = "INSERT INTO onboarding_states (id, updated_at, customer_id) VALUES";
    await old.query(`${row} ('row1', now(), 'new1')`);
    await old.query(`${row} ('row2', now(), 'new2')`);
    assert.deepEqual(
      (await old.query(`SELECT "clientId" AS c FROM onboarding_states WHERE id LIKE 'row_' ORDER BY id`)).rows,
      [{ c: "cl00000001" }, { c: null }],
    );
    const lead = `INSERT INTO leads (id, "updatedAt", "clientId", "customerId") VALUES ('newlead', now(), 'cl00000001', 'new1')`;
    assert.equal((await old.query(lead)).rowCount, 1);
  });

  it("is the same as one of ours after the contract, and has only strangers besides", async () => {
    const { superuserUrl, root } = database;
    await root.query(`UPDATE quarantined_rows SET "rowId" = 'x' || "rowId" WHERE "rowId" = 'os-gone1'`);
    await assert.rejects(
      takeOver(superuserUrl, undefined, true),
      /drop column onboarding_states\.customer_id failed: it waits until each onboarding row has .*: there are 1 left/,
    );
    await root.query(`UPDATE quarantined_rows SET "rowId" = 'os-gone1' WHERE "rowId" = 'xos-gone1'`);
    await assert.rejects(
      takeOver(superuserUrl, undefined, true),
      /messages and customers of one client, checked failed/,
    );
    await mendStrayText(database);
    assert.ok((await planOf(superuserUrl, undefined, true)).steps.every(({ phase }) => phase === "contract"));
    await takeOver(superuserUrl, undefined, true);
    await assert.rejects(old.query("SELECT FROM clients"), /permission denied/);

    const fresh = await emptyDatabase();
    await migrate(fresh.superuserUrl);
    const [theirs, ours] = [unplaced(await shapeOf(root)), unplaced(await shapeOf(fresh.root))];
    assert.deepEqual([[...theirs.difference(ours)], [...ours.difference(theirs)]], [[], []]);
    const rights = (lines: readonly string[]) =>
      lines.filter((line) => !/_prisma|planted|^jobrun_owner on /.test(line));
    assert.deepEqual(rights(await rightsOf(root)), rights(await rightsOf(fresh.root)));
    assert.deepEqual(await findDrift(root), {
      missing: [],
      changed: [],
      extra: [],
      besides: ["_prisma_migrations", "planted"],
    });
  });
});
