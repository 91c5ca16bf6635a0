import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Client } from "pg";
import { adoption, migrations } from "../../migrations/index.ts";
import { migrateUp } from "../../src/release/migrate/migrate-up.ts";
import { OldProgram } from "../legacy/old-program.ts";
import { dropEmptyDatabases, emptyDatabase, type EmptyDatabase } from "./empty-database.ts";
import { legacyDatabase } from "./legacy-database.ts";
import { firstSteps } from "./stopped-history.ts";

const oldLogin = `old_login_${process.pid}`;
const theirs = adoption.insteadOf.steps.length;
const steps = [
  ...adoption.runs.steps,
  ...migrations
    .filter(({ phase }) => phase === "expand")
    .flatMap((each) => each.steps)
    .slice(theirs),
];
/** After each step that locks a table in use to change it, and after the last: what comes between makes new things, and nothing else. */
const stops = steps.flatMap(({ name, moves }, place) =>
  (moves.some(({ lock }) => lock !== null) && !/^table \w+$/.test(name)) || place === steps.length - 1
    ? [place + 1]
    : [],
);

/** Runs the take-over as far as its step number `count`, those of the adoption first. */
function takeOverTo(
  adminUrl: string,
  count: number,
  onboardingRows: "customer" | "owner-phone" = "customer",
): Promise<number> {
  const { runs, insteadOf } = adoption;
  const adopted = { ...runs, steps: runs.steps.slice(0, count) };
  return migrateUp(firstSteps(theirs + Math.max(0, count - runs.steps.length)), {
    adminUrl,
    passwords: {},
    announce: () => undefined,
    takeOver: {
      adoption: { runs: adopted, insteadOf },
      decisions: { onboardingRows, liveClients: [] },
      contract: false,
    },
  });
}

describe("the predecessor's programs, beside every step of a take-over", () => {
  let database: EmptyDatabase;
  let db: Client;
  let old: OldProgram;

  before(async () => {
    database = await legacyDatabase();
    const { root } = database;
    await root.query(`CREATE ROLE ${oldLogin} LOGIN PASSWORD 'old'; GRANT USAGE ON SCHEMA public TO ${oldLogin};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${oldLogin};
      GRANT CONNECT ON DATABASE "${database.name}" TO ${oldLogin}`);
    db = new Client({ connectionString: database.roleUrl(oldLogin, "old") });
    await db.connect();
    old = new OldProgram(db);
  });
  after(async () => {
    await db.end();
    await dropEmptyDatabases();
    const { root } = await emptyDatabase();
    await root.query(`DROP ROLE ${oldLogin}`);
    await dropEmptyDatabases();
  });

  it("write and read as they always did, from the first step to the last before the contract", async () => {
    for (const count of stops) {
      assert.ok((await takeOverTo(database.superuserUrl, count)) > 0, `step ${count}`);
      const mark = `n${String(count).padStart(3, "0")}`;
      const customer = await old.missedCall(mark, "default-client", `07700902${mark.slice(-3)}`);
      await old.text(mark, "default-client", customer);
      await old.prospect(mark, customer);
      await old.business(mark);
    }
    const { rows } = await database.root.query<{ said: number }>(
      "SELECT count(*)::int AS said FROM messages WHERE body = 'old words' AND \"clientId\" = 'default-client'",
    );
    assert.equal(rows[0]?.said, 3 * stops.length);
  });

  it("have each of their onboarding rows kept: one business has one, and all others are recorded once", async () => {
    const { rows } = await database.root.query<{ id: string; client: string | null; apart: number }>(`
      SELECT o.id, o."clientId" AS client, (SELECT count(*)::int FROM quarantined_rows q
        WHERE q."tableName" = 'onboarding_states' AND q."rowId" = o.id AND q."row" ->> 'customer_id' = o.customer_id) AS apart
      FROM onboarding_states o`);
    assert.ok(rows.length > 68 + 40);
    assert.deepEqual(
      rows.filter(({ client, apart }) => apart !== (client === null ? 1 : 0)),
      [],
    );
    const given = rows.flatMap(({ client }) => client ?? []);
    assert.equal(new Set(given).size, given.length);
  });

  it("see a second prospect of one business keep no business of its own, and that is written down", async () => {
    const customers = [];
    for (const mark of ["z1", "z2"])
      customers.push(await old.missedCall(mark, "cl00000040", `0770090390${mark.slice(-1)}`));
    for (const [place, customer] of customers.entries()) await old.prospect(`z${place + 1}`, customer);
    const { rows } = await database.root.query(
      `SELECT o.id, o."clientId" AS client, q.reason FROM onboarding_states o
        LEFT JOIN quarantined_rows q ON q."rowId" = o.id AND q."tableName" = 'onboarding_states' WHERE o.id LIKE 'onbz%' ORDER BY 1`,
    );
    assert.deepEqual(rows, [
      { id: "onbz1", client: "cl00000040", reason: null },
      { id: "onbz2", client: null, reason: "an old program wrote it, and no business has it" },
    ]);
  });

  it("leave no record of a row that was not written, because another of that customer was there", async () => {
    const apart = (await database.root.query("SELECT FROM quarantined_rows")).rowCount;
    assert.equal(await old.prospect("again", "custz2"), "onbz2");
    assert.equal((await database.root.query("SELECT FROM quarantined_rows")).rowCount, apart);
  });
});

describe("a prospect of the predecessor's amid a take-over by the owner's phone", () => {
  after(dropEmptyDatabases);

  it("is recorded as nobody's until the business with that phone gets the row, and is no longer recorded then", async () => {
    const { root, superuserUrl } = await legacyDatabase();
    await takeOverTo(superuserUrl, adoption.runs.steps.length, "owner-phone");
    const old = new OldProgram(root);
    await old.prospect("x1", await old.missedCall("x1", "default-client", "07400000020"));
    const apart = async () => (await root.query(`SELECT FROM quarantined_rows WHERE "rowId" = 'onbx1'`)).rowCount;
    assert.equal(await apart(), 1);
    await takeOverTo(superuserUrl, steps.length, "owner-phone");
    const { rows } = await root.query(`SELECT "clientId" AS client FROM onboarding_states WHERE id = 'onbx1'`);
    assert.deepEqual([rows, await apart()], [[{ client: "cl00000020" }], 0]);
  });
});

describe("a prospect of the predecessor's amid a take-over by the customer", () => {
  after(dropEmptyDatabases);

  it("takes no business whose own rows are yet to be compared, one of which is further", async () => {
    const { root, superuserUrl } = await legacyDatabase();
    const filling = steps.findIndex(({ name }) => name === "fill clientId by customer");
    await takeOverTo(superuserUrl, filling);
    const { rows } = await root.query<{ business: string; id: string }>(
      `SELECT c."clientId" AS business, o.id FROM onboarding_states o JOIN customers c ON c.id = o.customer_id
        WHERE o.current_state = 'COMPLETE' AND o."clientId" IS NULL ORDER BY o.id LIMIT 1`,
    );
    const business = rows[0]?.business ?? "";
    const old = new OldProgram(root);
    await old.prospect("y1", await old.missedCall("y1", business, "07700902901"));
    await takeOverTo(superuserUrl, steps.length);
    const kept = await root.query(
      `SELECT id <> 'onby1' AS "isNotTheProspect", current_state::text AS state FROM onboarding_states WHERE "clientId" = $1`,
      [business],
    );
    assert.deepEqual(kept.rows, [{ isNotTheProspect: true, state: "COMPLETE" }]);
  });
});
