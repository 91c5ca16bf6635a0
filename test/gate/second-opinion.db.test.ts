import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { ask, isPermit } from "../../src/gate/system-gate.ts";
import { mobile, noon, openGateBench, optOutRow, requestOf, type GateBench, type LiveClient } from "./gate-bench.ts";

const person = mobile(1);

let bench: GateBench;
let client: LiveClient;
let slots = 0;

before(async () => {
  bench = await openGateBench();
});
after(() => bench.close());
beforeEach(async () => {
  client = await bench.liveClient();
});

function asked(body = "hello") {
  slots += 1;
  const request = requestOf(client, person, { slot: `slot ${slots}`, body });
  return bench.store.withTenant(client.id, (tx) => ask(tx, request, noon));
}

/** Does something while a function of the database is another one. */
async function whileReplaced(name: string, change: (text: string) => string, work: () => Promise<void>): Promise<void> {
  const { rows } = await bench.root.query<{ text: string }>(
    `SELECT pg_get_functiondef(oid) AS text FROM pg_proc WHERE proname = $1`,
    [name],
  );
  const text = rows[0]?.text ?? "";
  assert.notEqual(change(text), text, "nothing was replaced");
  await bench.root.query(change(text));
  try {
    await work();
  } finally {
    await bench.root.query(text);
  }
}

async function permits(): Promise<number> {
  const { rowCount } = await bench.root.query(`SELECT 1 FROM permits WHERE "clientId" = '${client.id}'`);
  return rowCount ?? 0;
}

describe("a yes of the database", () => {
  it("is none where the domain's policy says no to the same facts: an error, and no permit stays", async () => {
    await bench.root.query(optOutRow(client.id, person));
    const always = (text: string) => text.replace("BEGIN", "BEGIN RETURN NULL;");
    await whileReplaced("gate_judge", always, async () => {
      await assert.rejects(asked(), /granted text_customer where the policy says opted_out/);
    });
    assert.equal(await permits(), 0);
    assert.deepEqual(await asked(), { refused: "opted_out", block: "HARD" });
  });

  it("is none on facts that nobody can read: an error, and no permit stays", async () => {
    const unknown = (text: string) => text.replace("'not_lately' END", "'some day' END");
    await whileReplaced("read_facts", unknown, async () => {
      await assert.rejects(asked(), /granted text_customer on facts that nobody can read/);
    });
    assert.equal(await permits(), 0);
    assert.equal(isPermit(await asked()), true);
  });
});

describe("the words of a permit", () => {
  it("are those that a phone shows alike everywhere, and are counted as they will be sent", async () => {
    const permit = await asked(`“Sorry” – ${"we’re out ".repeat(16)}`);
    assert.ok(isPermit(permit));
    assert.equal(permit.request.body, `"Sorry" - ${"we're out ".repeat(16)}`);
    assert.equal(permit.segments, 2);
    const { rows } = await bench.root.query(
      `SELECT segments, "bodyHash" = body_hash($2) AS same FROM permits WHERE id = $1`,
      [permit.id, permit.request.body],
    );
    assert.deepEqual(rows, [{ segments: 2, same: true }]);
  });
});

describe("a no of the database", () => {
  it("comes with its block: soft where something smaller may go", async () => {
    await bench.root.query(`UPDATE clients SET "billingStatus" = 'none' WHERE id = '${client.id}'`);
    assert.deepEqual(await asked(), { refused: "billing_lapsed", block: "SOFT" });
  });
});
