import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { findDrift } from "../../src/release/migrate/drift/find-drift.ts";
import { alignedBaselineDatabase } from "./baseline-database.ts";
import { dropEmptyDatabases, type EmptyDatabase } from "./empty-database.ts";
import { planOf, takeOver } from "./take-over.ts";

after(dropEmptyDatabases);

describe("the predecessor's baseline after its own alignment, in which each fact has two columns", () => {
  let database: EmptyDatabase;
  before(async () => {
    database = await alignedBaselineDatabase();
    await database.root.query(`
      INSERT INTO clients (id, "updatedAt", "businessName", region, "phoneNumber", "twilioNumber", timezone) VALUES
        ('ann', now(), 'Ann', 'UK', '07700900001', '447700900901', 'Europe/London'), ('bob', now(), 'Bob', 'UK', '+447700900002', NULL, 'Europe/London'),
        ('cy', now(), 'Cy', 'UK', '+447700900003', NULL, 'Europe/London');
      INSERT INTO onboarding_states (id, updated_at, client_id, current_state, forwarding_enabled, test_call_detected) VALUES
        ('o1', now(), 'ann', 'COMPLETE', true, true), ('o2', now(), 'bob', 'S9_TEST_CALL', true, false);
      INSERT INTO client_settings (id, "updatedAt", "clientId", metadata) VALUES
        ('s1', now(), 'ann', '{"onboarding_complete": true}'), ('s2', now(), 'bob', '{"onboarding_complete": true}'), ('s3', now(), 'cy', '{"onboarding_complete": true}');
      INSERT INTO twilio_number_pool (id, number, status, client_id) VALUES ('p1', '+447700900902', 'ASSIGNED', 'bob');
      ALTER TABLE onboarding_states DROP CONSTRAINT onboarding_states_client_id_fkey;
      INSERT INTO onboarding_states (id, updated_at, client_id) VALUES ('o3', now(), 'gone');
      ALTER TABLE onboarding_states ADD CONSTRAINT onboarding_states_client_id_fkey FOREIGN KEY (client_id) REFERENCES clients(id) NOT VALID;`);
  });

  it("is known for what it is, and nothing of its own alignment is in the way", async () => {
    const { shape, refusals, steps, proposedLive } = await planOf(database.superuserUrl);
    assert.deepEqual(shape, { is: "predecessor", shape: "BA", strangers: ["alert_logs", "twilio_number_pool"] });
    assert.deepEqual([refusals, proposedLive], [[], ["ann", "bob"]]);
    assert.deepEqual(
      steps.filter(
        ({ key, kind, stands }) => key.startsWith("20241223") && kind !== "backfill" && stands !== "already there",
      ),
      [],
    );
  });

  it("has in the documented columns what the predecessor said in the others, and apart what is nobody's", async () => {
    await takeOver(database.superuserUrl, {
      onboardingRows: "customer",
      liveClients: [
        { id: "ann", billing: "active" },
        { id: "bob", billing: "active" },
      ],
    });
    const { rows } = await database.root.query(
      `SELECT id, "clientId" AS client, "forwardingEnabled" AS forwards, "testCallDetected" AS tested FROM onboarding_states ORDER BY id`,
    );
    assert.deepEqual(rows, [
      { id: "o1", client: "ann", forwards: true, tested: true },
      { id: "o2", client: "bob", forwards: true, tested: false },
      { id: "o3", client: null, forwards: false, tested: false },
    ]);
    const apart = await database.root.query(
      `SELECT DISTINCT "rowId" AS id, "row" ->> 'client_id' AS of FROM quarantined_rows`,
    );
    assert.deepEqual(apart.rows, [{ id: "o3", of: "gone" }]);
    const live = await database.root.query(
      `SELECT id, "liveBecause" AS because FROM clients WHERE "onboardingComplete" ORDER BY id`,
    );
    assert.deepEqual(live.rows, [
      { id: "ann", because: "grandfathered" },
      { id: "bob", because: "grandfathered" },
    ]);
  });

  it("goes on for its old programs, which know both columns and fill the old one", async () => {
    await database.root.query(
      `INSERT INTO onboarding_states (id, updated_at, client_id, "clientId") VALUES ('o4', now(), 'cy', NULL)`,
    );
    const { rows } = await database.root.query(`SELECT "clientId" AS client FROM onboarding_states WHERE id = 'o4'`);
    assert.deepEqual(rows, [{ client: "cy" }]);
  });

  it("is the same as one of ours after the contract", async () => {
    await takeOver(database.superuserUrl, undefined, true);
    const { besides, ...drift } = await findDrift(database.root);
    assert.deepEqual(drift, { missing: [], changed: [], extra: [] });
    assert.deepEqual(besides, ["_prisma_migrations", "alert_logs", "twilio_number_pool"]);
  });
});
