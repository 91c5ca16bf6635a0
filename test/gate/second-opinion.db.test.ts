import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { ask } from "../../src/gate/system-gate.ts";
import { mobile, noon, openGateBench, optOutRow, requestOf, type GateBench, type LiveClient } from "./gate-bench.ts";

let bench: GateBench;
let client: LiveClient;

before(async () => {
  bench = await openGateBench();
});
after(() => bench.close());
beforeEach(async () => {
  client = await bench.liveClient();
});

const askFor = () => bench.store.withTenant(client.id, (tx) => ask(tx, requestOf(client, mobile(1)), noon));
const permits = async () =>
  (await bench.root.query(`SELECT id FROM permits WHERE "clientId" = $1`, [client.id])).rows.length;

describe("a refusal of the gate", () => {
  it("is soft where a smaller action is left, and hard where none is", async () => {
    await bench.root.query(`UPDATE clients SET "billingStatus" = 'canceled' WHERE id = $1`, [client.id]);
    assert.deepEqual(await askFor(), { refused: "billing_lapsed", block: "SOFT" });
    await bench.root.query(optOutRow(client.id, mobile(1)));
    assert.deepEqual(await askFor(), { refused: "opted_out", block: "HARD" });
  });
});

describe("a database that says yes to everything", () => {
  before(async () => {
    await bench.root
      .query(`CREATE OR REPLACE FUNCTION gate_judge(p_action text, f gate_facts, p_again boolean) RETURNS text
      LANGUAGE sql IMMUTABLE AS $$ SELECT NULL::text $$`);
  });

  it("is not believed where the policy of the domain says no, and leaves no permit", async () => {
    await bench.root.query(optOutRow(client.id, mobile(1)));
    await assert.rejects(askFor(), { message: "the gate granted text_customer where the policy says opted_out" });
    assert.equal(await permits(), 0);
  });

  it("is not believed on facts that nobody can read", async () => {
    await bench.root.query(`ALTER TYPE gate_facts RENAME ATTRIBUTE money TO gold`);
    await assert.rejects(askFor(), { message: "the gate granted text_customer on facts that nobody can read" });
    assert.equal(await permits(), 0);
  });
});
