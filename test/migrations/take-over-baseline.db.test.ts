import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { findDrift } from "../../src/release/migrate/drift/find-drift.ts";
import { baselineDatabase } from "./baseline-database.ts";
import { dropEmptyDatabases, type EmptyDatabase } from "./empty-database.ts";
import { planOf, takeOver } from "./take-over.ts";

after(dropEmptyDatabases);

describe("the predecessor's baseline, taken over", () => {
  let database: EmptyDatabase;
  before(async () => {
    database = await baselineDatabase();
    await database.root.query(`
      INSERT INTO clients (id, "updatedAt", "businessName", region, "phoneNumber", "twilioNumber") VALUES
        ('ann', now(), 'Ann', 'UK', '07700900001', '447700900901'), ('bob', now(), 'Bob', 'UK', '+447700900002', NULL);
      INSERT INTO client_settings (id, "updatedAt", "clientId", "notificationsPaused") VALUES ('s', now(), 'bob', true);
      INSERT INTO onboarding_states (id, updated_at, client_id, current_state, forwarding_enabled) VALUES
        ('o1', now(), 'ann', 'S8_FWD_CONFIRM', true), ('o2', now(), 'bob', 'S1_BUSINESS_TYPE_LOCATION', false);
      UPDATE onboarding_states SET phone_type = 'IPHONE', collected_fields = '{"business_type": "plumber"}' WHERE id = 'o1';
      INSERT INTO twilio_number_pool (id, number, status, client_id) VALUES
        ('p1', '+447700900801', 'AVAILABLE', NULL), ('p2', '447700900802', 'AVAILABLE', NULL), ('p3', '+447700900803', 'ASSIGNED', 'bob'),
        ('p4', 'soon', 'AVAILABLE', NULL), ('p5', '+447700900804', 'RESERVED', NULL), ('p6', '07700900901', 'ASSIGNED', 'ann'),
        ('p7', '+447700900805', 'ASSIGNED', 'nobody'), ('p8', '+447700900901', 'AVAILABLE', NULL)`);
  });

  it("is known for what it is, and its own tables are named as what stays", async () => {
    const plan = await planOf(database.superuserUrl);
    assert.deepEqual(plan.shape, { is: "predecessor", shape: "B", strangers: ["alert_logs", "twilio_number_pool"] });
    assert.deepEqual([plan.questions, plan.refusals], [[], []]);
    assert.deepEqual(
      plan.exceptions.map(({ kind, count }) => `${count} ${kind}`),
      [
        "4 free numbers of its own pool",
        "3 numbers of its own pool that a business has",
        "2 businesses with a UK phone and New York's time",
        "1 businesses with their notices paused",
      ],
    );
  });

  it("keeps each row's business, its state and what it knew, under the documented names", async () => {
    await takeOver(database.superuserUrl);
    const { rows } = await database.root.query(
      `SELECT id, "clientId" AS client, current_state AS state, "forwardingEnabled" AS forwards FROM onboarding_states ORDER BY id`,
    );
    assert.deepEqual(rows, [
      { id: "o1", client: "ann", state: "S8_FWD_CONFIRM", forwards: true },
      { id: "o2", client: "bob", state: "S1_BUSINESS_TYPE_LOCATION", forwards: false },
    ]);
  });

  it("takes rows of its old programs, which know client_id alone, and of ours, which do not know it", async () => {
    await database.root.query(`
      INSERT INTO clients (id, "updatedAt", "businessName", region) VALUES ('cy', now(), 'Cy', 'UK'), ('di', now(), 'Di', 'UK');
      INSERT INTO onboarding_states (id, updated_at, client_id) VALUES ('o3', now(), 'cy');
      INSERT INTO onboarding_states (id, updated_at, "clientId") VALUES ('o4', now(), 'di')`);
    const { rows } = await database.root.query(
      `SELECT "clientId" AS c FROM onboarding_states WHERE id IN ('o3', 'o4') ORDER BY id`,
    );
    assert.deepEqual(rows, [{ c: "cy" }, { c: "di" }]);
  });

  it("has its free numbers in the pool, a business's with that business, and the others kept apart", async () => {
    const { rows } = await database.root.query(
      `SELECT phone, "clientId" AS of, state FROM numbers WHERE phone LIKE '+4477009008%' OR phone = '+447700900901' ORDER BY phone`,
    );
    assert.deepEqual(rows, [
      { phone: "+447700900801", of: "client_jobrun", state: "warm" },
      { phone: "+447700900802", of: "client_jobrun", state: "warm" },
      { phone: "+447700900803", of: "bob", state: "assigned" },
      { phone: "+447700900901", of: "ann", state: "assigned" },
    ]);
    const apart = await database.root.query(
      `SELECT "rowId" AS id, reason, "row" ->> 'status' AS said FROM quarantined_rows WHERE "tableName" = 'twilio_number_pool' ORDER BY 1`,
    );
    assert.deepEqual(apart.rows, [
      { id: "p4", reason: "it is no phone number", said: "AVAILABLE" },
      { id: "p5", reason: "it is neither free nor a business's", said: "RESERVED" },
      { id: "p7", reason: "its business is gone", said: "ASSIGNED" },
      { id: "p8", reason: "another has this number", said: "AVAILABLE" },
    ]);
  });

  it("is the same as one of ours after the contract, which keeps what old columns alone said", async () => {
    const { superuserUrl, root } = database;
    await takeOver(superuserUrl, undefined, true);
    assert.deepEqual(await findDrift(root), {
      missing: [],
      changed: [],
      extra: [],
      besides: ["_prisma_migrations", "alert_logs", "twilio_number_pool"],
    });
    const { rows } = await root.query(`SELECT collected_fields AS fields FROM onboarding_states WHERE id = 'o1'`);
    assert.deepEqual(rows, [{ fields: { business_type: "plumber", phone_type: "IPHONE" } }]);
    const settings = await root.query(`SELECT metadata FROM client_settings WHERE id = 's'`);
    assert.deepEqual(settings.rows, [{ metadata: { notificationsPaused: true } }]);
  });
});
