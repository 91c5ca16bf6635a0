import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { queueOrHold } from "../../src/gate/outbox.ts";
import { minutesLater, mobile, noon, openGateBench, requestOf, type GateBench, type LiveClient } from "./gate-bench.ts";

let bench: GateBench;
let client: LiveClient;

before(async () => {
  bench = await openGateBench();
});
after(() => bench.close());
beforeEach(async () => {
  client = await bench.liveClient();
});

const wait = { conversationId: null, expiresAt: minutesLater(30) };
const askFor = () =>
  bench.store.withTenant(client.id, (tx) => queueOrHold(tx, requestOf(client, mobile(1)), wait, noon));
const set = (column: string, value: unknown) =>
  bench.root.query(`UPDATE clients SET ${bench.root.escapeIdentifier(column)} = $2 WHERE id = $1`, [client.id, value]);

/** What became of the words: a text of the outbox, a held decision with its reason, or neither. */
async function kept(): Promise<readonly unknown[]> {
  const { rows } = await bench.root.query(
    `SELECT 'text' AS kind, state AS what, "expiresAt" = $2 AS "inTime" FROM outbox WHERE "clientId" = $1
     UNION ALL SELECT 'held', reason, "expiresAt" = $2 FROM held_decisions WHERE "clientId" = $1`,
    [client.id, wait.expiresAt.toString()],
  );
  return rows;
}

async function onlyText(): Promise<string | undefined> {
  const { rows } = await bench.root.query<{ id: string }>(`SELECT id FROM outbox WHERE "clientId" = $1`, [client.id]);
  assert.equal(rows.length, 1);
  return rows[0]?.id;
}

describe("words that are to be queued or held", () => {
  it("are neither after a refusal that no resume could lift", async () => {
    await set("billingStatus", "canceled");
    await set("outboundPaused", true);
    const asked = await askFor();
    assert.deepEqual(asked, { answer: "refused", reason: "billing_lapsed", block: "SOFT" });
    assert.deepEqual(await kept(), []);
  });

  it("are held with the reason where a pause alone refused them", async () => {
    await set("outboundPaused", true);
    assert.deepEqual(await askFor(), { answer: "held", reason: "client_paused" });
    assert.deepEqual(await kept(), [{ kind: "held", what: "client_paused", inTime: true }]);
  });

  it("are queued where nothing refused them", async () => {
    const asked = await askFor();
    assert.equal(asked.answer, "queued");
    assert.equal(asked.answer === "queued" && asked.outboxId, await onlyText());
    assert.deepEqual(await kept(), [{ kind: "text", what: "queued", inTime: true }]);
  });
});
