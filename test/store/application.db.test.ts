import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Client } from "pg";
import { denied, openTwoTenants, ours, theirs, type TwoTenants } from "./two-tenants.ts";

let bench: TwoTenants;
before(async () => {
  bench = await openTwoTenants();
});
after(() => bench.close());

describe("the application", () => {
  const forbidden = [
    ...["jobrun_owner", "jobrun_claim", "jobrun_migrator", "jobrun_operator", "jobrun_readonly", "postgres"].map(
      (role) => `SET ROLE ${role}`,
    ),
    "SET SESSION AUTHORIZATION jobrun_owner",
    `INSERT INTO permits VALUES ('${ours}', 'new', 'text_customer', '+447700900200', '', 't', 's2', 1, body_hash('hello'), '{}', now())`,
    `UPDATE permits SET recipient = '+447700900201'`,
    "DELETE FROM permits",
    `INSERT INTO refusals VALUES ('${ours}', 'new', 'text_customer', '', '', '', '', now())`,
    "DELETE FROM refusals",
    ...["recipient", "body", "sender", "template", "slot", "action"].map(
      (column) => `UPDATE outbox SET "${column}" = 'x'`,
    ),
    `UPDATE outbox SET "permitId" = 'x'`,
    "UPDATE outbox SET fence = 9",
    "UPDATE outbox SET attempts = 0",
    `UPDATE outbox SET "expiresAt" = now() + interval '1 day'`,
    "UPDATE outbox SET seq = 1",
    "DELETE FROM outbox",
    ...[
      "onboardingComplete",
      "outboundPaused",
      "aiDisabled",
      "alertsPaused",
      "paymentActive",
      "pendingCancellation",
    ].map((column) => `UPDATE clients SET "${column}" = true`),
    `UPDATE clients SET "liveBecause" = 'proven'`,
    `UPDATE clients SET "liveAt" = now()`,
    `UPDATE clients SET "billingStatus" = 'active'`,
    ...["trialUsedAt", "trialEndsAt", "pastDueSince", "cancellationRequestedAt"].map(
      (column) => `UPDATE clients SET "${column}" = now()`,
    ),
    `UPDATE clients SET "twilioNumber" = '+441632960109'`,
    `UPDATE clients SET id = 'client_new'`,
    `INSERT INTO clients (id, "updatedAt", "businessName", region, "onboardingComplete", "liveBecause")
      VALUES ('${ours}', now(), '', 'UK', true, 'proven')`,
    "DELETE FROM clients",
    `INSERT INTO inbox ("clientId", id, seq, key, kind, role, "ourNumber", thread, event, door, "receivedAt")
      VALUES ('${ours}', 'new', 1, 'new', 'text_arrived', 'OPERATIONAL', '', 't', '{}', 'webhook', now())`,
    ...["key", "kind", "thread", "event", "raw", "ourNumber", "seq", "fence", "receivedAt"].map(
      (column) => `UPDATE inbox SET "${column}" = NULL`,
    ),
    "DELETE FROM inbox",
    `UPDATE platform SET "outboundPaused" = false`,
    `UPDATE clients SET "outboundPaused" = false`,
    "UPDATE customer_pauses SET paused = false",
    "INSERT INTO customer_pauses VALUES ('client_ann', '+447700900200', false, now())",
    "SELECT press_on('p', 'client_ann', NULL, 'outbound', 'because', 'me', now())",
    "SELECT press_switch('p', 'client_ann', NULL, 'outbound', 'because', 'me', now(), false)",
    "SELECT write_audit('p', 'client_ann', 'client', 'outbound on', 'me', 'because', now())",
    "SELECT 1 FROM audit",
    "UPDATE audit SET who = 'nobody'",
    "DELETE FROM audit",
    "TRUNCATE audit",
    `UPDATE outbox SET "claimedBy" = 'nobody'`,
    "UPDATE held_decisions SET body = 'other words'",
    "DELETE FROM held_decisions",
    "DELETE FROM platform",
    "INSERT INTO platform SELECT * FROM platform",
    `UPDATE platform SET "clientDayPence" = 1000000`,
    "SELECT key FROM house_key",
    "SELECT 1 FROM trials",
    "DELETE FROM trials",
    "SELECT move_billing('client_ann', NULL, 'paying', 'because', 'me', now())",
    "SELECT person_hash('client_ann', '+447700900200')",
    "INSERT INTO spend VALUES ('client_ann', '2026-11-23', 0)",
    "UPDATE spend SET pence = 0",
    "SELECT reserve_spend('client_ann', '2026-11-23', 0, NULL)",
    "UPDATE outbox SET pence = 0",
    `UPDATE outbox SET "askedForAt" = now()`,
    "INSERT INTO opt_outs SELECT * FROM opt_outs",
    `UPDATE opt_outs SET "clearedAt" = now()`,
    "UPDATE numbers SET state = 'warm'",
    "DELETE FROM numbers",
    `UPDATE opt_outs SET phone = '+447700900288'`,
    "DELETE FROM opt_outs",
    "DELETE FROM leads",
    "TRUNCATE leads",
    "TRUNCATE opt_outs",
    "SELECT nextval('inbox_seq')",
    "SELECT setval('outbox_seq', 1)",
    "SELECT read_facts('client_ann', 'text_safety', '', '', '', '', '', 1, NULL, now())",
    "SELECT gate_refusal('client_ann', 'text_safety', '', '', now(), now())",
    "SELECT greeting_name('client_bob')",
    "CREATE TABLE mine ()",
    "ALTER TABLE leads DISABLE ROW LEVEL SECURITY",
    "ALTER TABLE outbox DISABLE TRIGGER outbox_lattice",
    "DROP POLICY tenant ON leads",
    "SET LOCAL session_replication_role = replica",
    "DELETE FROM jobrun_migrations",
    "SELECT password FROM users",
  ];
  for (const statement of forbidden) {
    it(`may not: ${statement.replaceAll(/\s+/g, " ").slice(0, 110)}`, async () => {
      await assert.rejects(bench.as(ours, statement), denied);
    });
  }

  it("may ask for no permit, number or completion of another tenant", async () => {
    const permit = `SELECT grant_permit('${theirs}', 'p', 'text_customer', '+447700900200', '+441632960102', 't', 's', 'b', 1, now())`;
    await assert.rejects(bench.as(ours, permit), { ...denied, message: /for another tenant/ });
    const answer = async (call: string) => (await bench.as(ours, `SELECT ${call} AS answer`)).rows[0]?.["answer"];
    assert.equal(await answer(`assign_number('+441632960109', '${theirs}', now())`), "not_this_tenant");
    assert.equal(await answer(`release_number('+441632960102', '${theirs}', now())`), "not_this_tenant");
    assert.deepEqual(await answer(`complete_onboarding('${theirs}', now())`), ["client"]);
  });
});

for (const role of ["operator", "readonly"] as const) {
  describe(`the ${role} role`, () => {
    let reader: Client;
    before(async () => {
      reader = await bench.connect(role === "operator" ? bench.database.operatorUrl : bench.database.readonlyUrl);
    });

    it("reads every tenant's rows in every table", async () => {
      for (const { table, tenant } of bench.tables) {
        const { rows } = await reader.query(
          `SELECT 1 FROM ${table} WHERE "${tenant}" IN ('${ours}', '${theirs}') GROUP BY "${tenant}"`,
        );
        assert.equal(rows.length, 2, table);
      }
      assert.equal((await reader.query("SELECT 1 FROM platform")).rowCount, 1);
    });

    it("writes nothing anywhere", async () => {
      for (const { table, tenant } of [
        ...bench.tables,
        { table: "platform", tenant: "id" },
        { table: "jobrun_migrations", tenant: "key" },
      ]) {
        await assert.rejects(reader.query(`INSERT INTO ${table} DEFAULT VALUES`), denied, table);
        await assert.rejects(reader.query(`UPDATE ${table} SET "${tenant}" = 'x'`), denied, table);
        await assert.rejects(reader.query(`DELETE FROM ${table}`), denied, table);
        await assert.rejects(reader.query(`TRUNCATE ${table} CASCADE`), denied, table);
        await assert.rejects(reader.query(`SELECT 1 FROM ${table} FOR UPDATE`), denied, table);
      }
    });

    it("calls no function that runs as its owner but the operator's switches and mute, and takes on no other role", async () => {
      const { rows } = await bench.root.query(
        `SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef
         AND has_function_privilege('jobrun_${role}', oid, 'EXECUTE') ORDER BY proname`,
      );
      assert.deepEqual(rows, role === "operator" ? [{ proname: "mute_operator" }, { proname: "press_on" }] : []);
      for (const other of ["jobrun_owner", "jobrun_app", "jobrun_claim", "jobrun_migrator", "postgres"]) {
        await assert.rejects(reader.query(`SET ROLE ${other}`), denied, other);
      }
    });
  });
}
