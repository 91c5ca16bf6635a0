import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { denied, openTwoTenants, ours, theirs, type TwoTenants } from "./two-tenants.ts";

let bench: TwoTenants;
before(async () => {
  bench = await openTwoTenants();
});
after(() => bench.close());

async function may(role: string, right: string, table: string): Promise<boolean> {
  const { rows } = await bench.root.query<{ may: boolean }>(
    "SELECT has_any_column_privilege($1, $2::regclass, $3) AS may",
    [role, table, right],
  );
  return rows[0]?.may === true;
}

describe("a transaction without its tenant", () => {
  const strangers = [
    "",
    " ",
    "client_nobody",
    "CLIENT_ANN",
    "client_ann ",
    "client_an_",
    "%",
    "*",
    "' OR true --",
    "client_ann,client_bob",
    "x".repeat(10_000),
  ];

  it("finds rows of two tenants in every table, so that seeing none means something", async () => {
    for (const { table, tenant } of bench.tables) {
      const { rows } = await bench.root.query<{ n: number }>(
        `SELECT count(DISTINCT "${tenant}")::int AS n FROM ${table} WHERE "${tenant}" IN ('${ours}', '${theirs}')`,
      );
      assert.equal(rows[0]?.n, 2, `one-of-everything.ts makes no row of ${table}`);
    }
  });

  it("sees no row of any table, whatever is said instead of a tenant", async () => {
    for (const { table } of bench.tables) {
      if (!(await may("jobrun_app", "SELECT", table))) {
        await assert.rejects(bench.as(ours, `SELECT 1 FROM ${table}`), denied, table);
        continue;
      }
      assert.equal((await bench.app.query(`SELECT 1 FROM ${table}`)).rowCount, 0, `${table}, with the tenant unset`);
      for (const stranger of strangers) {
        assert.equal(
          (await bench.as(stranger, `SELECT 1 FROM ${table}`)).count,
          0,
          `${table}, as "${stranger.slice(0, 20)}"`,
        );
      }
    }
  });

  it("sees none after a transaction that had one: the setting ends with it", async () => {
    await bench.as(ours, "SELECT 1 FROM leads");
    await bench.app.query("BEGIN; SELECT set_config('jobrun.tenant', 'client_ann', true); COMMIT");
    assert.equal((await bench.app.query("SELECT 1 FROM leads")).rowCount, 0);
  });
});

describe("a transaction of one tenant", () => {
  it("sees its own rows, and none of another's, in every table", async () => {
    for (const { table, tenant } of bench.tables) {
      if (!(await may("jobrun_app", "SELECT", table))) continue;
      const { rows } = await bench.as(ours, `SELECT DISTINCT "${tenant}" AS whose FROM ${table}`);
      assert.deepEqual(rows, [{ whose: ours }], table);
    }
  });

  it("cannot change or lock another's rows", async () => {
    for (const { table, tenant } of bench.tables) {
      if (!(await may("jobrun_app", "UPDATE", table))) continue;
      const { rows } = await bench.root.query<{ column: string }>(
        `SELECT attname AS column FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0
         AND has_column_privilege('jobrun_app', attrelid, attnum, 'UPDATE') ORDER BY attnum DESC LIMIT 1`,
        [table],
      );
      const column = `"${rows[0]?.column}"`;
      const change = `UPDATE ${table} SET ${column} = ${column} WHERE "${tenant}" = `;
      assert.equal((await bench.as(ours, `${change} '${theirs}'`)).count, 0, table);
      assert.equal((await bench.as(ours, `${change} '${ours}'`)).count, 1, table);
      assert.equal(
        (await bench.as(ours, `SELECT 1 FROM ${table} WHERE "${tenant}" = '${theirs}' FOR UPDATE`)).count,
        0,
        table,
      );
    }
  });

  it("cannot add rows to another, nor give its own away", async () => {
    for (const statement of [
      `INSERT INTO clients (id, "updatedAt", "businessName", region) VALUES ('client_new', now(), '', 'UK')`,
      `INSERT INTO customers (id, "updatedAt", "clientId", phone) VALUES ('new', now(), '${theirs}', '1')`,
      `INSERT INTO conversations (id, "updatedAt", "clientId", "customerId") VALUES ('new', now(), '${theirs}', 'customer_bob')`,
      `INSERT INTO messages (id, "clientId", direction, type, body) VALUES ('new', '${theirs}', 'INBOUND', 'SMS', '')`,
      `INSERT INTO leads (id, "updatedAt", "clientId", "customerId") VALUES ('new', now(), '${theirs}', 'customer_bob')`,
      `SELECT opt_out('${theirs}', 'new', '+447700900298', 'keyword', '', NULL, now())`,
      `SELECT opt_in('${theirs}', '+447700900299', 'event_bob', now())`,
      `INSERT INTO ignored_callers VALUES ('${theirs}', '+447700900298', true, now())`,
      `INSERT INTO timers ("clientId", id, kind, subject, "dueAt") VALUES ('${theirs}', 'new', 'k', 's', now())`,
      `INSERT INTO incidents ("clientId", id, kind, subject, detail, "openedAt", "lastAt") VALUES ('${theirs}', 'new', 'k', 's', '', now(), now())`,
      `INSERT INTO outbox ("clientId", id, "permitId", action, recipient, template, slot, body, sender, segments, "queuedAt", "expiresAt")
        VALUES ('${theirs}', 'new', 'permit_bob', 'text_customer', '+447700900200', 't', 'slot', 'hello', '', 1, now(), now() + interval '1 h')`,
      `UPDATE leads SET "clientId" = '${theirs}'`,
      `UPDATE customers SET "clientId" = '${theirs}'`,
      `UPDATE messages SET "clientId" = '${theirs}'`,
      `UPDATE timers SET "clientId" = '${theirs}'`,
    ]) {
      await assert.rejects(bench.as(ours, statement), denied, statement);
    }
  });

  it("cannot hang its rows on another's", async () => {
    for (const [statement, key] of [
      [`UPDATE messages SET "conversationId" = 'conversation_bob'`, "messages_clientId_conversationId_fkey"],
      [`UPDATE messages SET "customerId" = 'customer_bob'`, "messages_clientId_customerId_fkey"],
      [`UPDATE conversations SET "customerId" = 'customer_bob'`, "conversations_clientId_customerId_fkey"],
      [`UPDATE leads SET "conversationId" = 'conversation_bob'`, "leads_clientId_conversationId_fkey"],
      [`UPDATE leads SET "customerId" = 'customer_bob'`, "leads_clientId_customerId_fkey"],
      [
        `SELECT opt_out('${ours}', 'new', '+447700900298', 'keyword', '', 'event_bob', now())`,
        "opt_outs_clientId_eventId_fkey",
      ],
      [`UPDATE clients SET "testCallEventId" = 'event_bob'`, "clients_testCallEventId_fkey"],
    ] as const) {
      await assert.rejects(bench.as(ours, statement), { code: "23503", constraint: key }, statement);
    }
  });

  it("is not told by a duplicate key what another has", async () => {
    await bench.root.query(
      `UPDATE leads SET number = 77 WHERE id = 'lead_bob'; UPDATE timers SET subject = 'only bob' WHERE id = 'timer_bob'`,
    );
    for (const statement of [
      `INSERT INTO customers (id, "updatedAt", "clientId", phone) VALUES ('new', now(), '${ours}', '+447700900201')`,
      `SELECT opt_out('${ours}', 'optout_bob', '+447700900298', 'keyword', '', NULL, now())`,
      `INSERT INTO timers ("clientId", id, kind, subject, "dueAt") VALUES ('${ours}', 'timer_bob', 'nudge', 'only bob', now())`,
      `INSERT INTO incidents ("clientId", id, kind, subject, detail, "openedAt", "lastAt")
        VALUES ('${ours}', 'incident_bob', 'stuck', 'only bob', '', now(), now())`,
      "UPDATE leads SET number = 77",
    ]) {
      assert.equal((await bench.as(ours, statement)).count, 1, statement);
    }
  });
});

describe("what works across tenants", () => {
  const calls = [
    "SELECT * FROM claim_event(interval '6 s')",
    "SELECT * FROM claim_text(interval '6 s', now())",
    "SELECT * FROM claim_timer(interval '6 s', now())",
    "SELECT * FROM claim_unknown(interval '6 s', interval '0 s')",
    `SELECT settle_text('${theirs}', 'text_bob', 0, 'refused', NULL, NULL, NULL, 'no', NULL, now())`,
    `SELECT * FROM texts_in_flight('${theirs}', NULL, 'outbound')`,
    "SELECT * FROM texts_in_flight(NULL, NULL, 'outbound')",
    `SELECT press_off('press_1', '${theirs}', NULL, 'outbound', 'why', 'who', now())`,
    "SELECT press_off('press_1', NULL, NULL, 'outbound', 'why', 'who', now())",
    "SELECT * FROM numbers_to_sweep()",
    "SELECT * FROM queue_depth()",
    "SELECT purge_raw_bodies(now(), 1)",
  ];

  for (const call of calls) {
    it(`refuses a transaction of one tenant: ${call}`, async () => {
      await assert.rejects(bench.as(ours, call), denied);
    });
  }

  it("refuses one about another's row in the same words as one about no row", async () => {
    const about = (clientId: string) =>
      bench.as(
        ours,
        `SELECT settle_text('${clientId}', 'text_bob', 0, 'refused', NULL, NULL, NULL, 'no', NULL, now())`,
      );
    const words = (error: unknown) => (error instanceof Error ? error.message : "none");
    assert.equal(await about(theirs).catch(words), await about("client_nobody").catch(words));
  });

  it("takes a transaction of the tenant whom it is about", async () => {
    assert.equal((await bench.as(ours, `SELECT * FROM texts_in_flight('${ours}', NULL, 'outbound')`)).count, 0);
  });
});
