import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { ask, isPermit } from "../../src/gate/system-gate.ts";
import { keepModelBudget, type ModelBudget, settleModelCall } from "../../src/store/model-calls.ts";
import { mobile, noon, openGateBench, requestOf, type GateBench, type LiveClient } from "./gate-bench.ts";

const budget: ModelBudget = { callPence: 1.5, clientDayPence: 100, conversationDayPence: 10 };
const settled = { model: "openai:m", outcome: "read", tokens: { input: 900, output: 100 }, pence: 0.3 };

let bench: GateBench;
let client: LiveClient;
before(async () => {
  bench = await openGateBench();
  client = await bench.liveClient();
});
after(() => bench.close());

const keep = (wish: Partial<ModelBudget> = {}) =>
  bench.store.withoutTenant((db) => keepModelBudget(db, { ...budget, ...wish }, noon));
const audited = async () =>
  (await bench.root.query(`SELECT why FROM audit WHERE what = 'model budget' ORDER BY day, place`)).rows;
const calls = async () =>
  (await bench.root.query(`SELECT phone, pence::float, outcome, "inputTokens" AS tokens FROM model_calls`)).rows;

describe("the budget of the language model", () => {
  it("is kept where the gate reads it, and a change of it is audited, no change is not", async () => {
    await keep();
    await keep();
    await keep({ callPence: 2.5 });
    const [first, second, ...more] = await audited();
    assert.deepEqual(first, { why: "a call at 1.5 pence, a client's day up to 100, a conversation's up to 10" });
    assert.match(JSON.stringify(second), /a call at 2\.5 pence/);
    assert.deepEqual(more, []);
  });

  it("is not for a transaction of one client, and never below nothing", async () => {
    const asClient = bench.store.withTenant(client.id, (tx) => keepModelBudget(tx, budget, noon));
    await assert.rejects(asClient, { code: "42501" });
    await assert.rejects(keep({ clientDayPence: -1 }), { code: "23514" });
  });
});

describe("a call of the language model", () => {
  it("is reserved by its permit, ends once, and is made by nothing else", async () => {
    await keep({ callPence: 1.5 });
    const { action: _, ...request } = requestOf(client, mobile(1), { slot: "event/read", body: "" });
    const permit = await bench.store.withTenant(client.id, (tx) => ask(tx, { ...request, action: "use_ai" }, noon));
    assert.ok(isPermit(permit));
    assert.deepEqual(await calls(), [{ phone: mobile(1), pence: 1.5, outcome: null, tokens: null }]);
    const end = (pence: number | null) =>
      bench.store.withTenant(client.id, (tx) =>
        settleModelCall(tx, { clientId: client.id, permitId: permit.id, ...settled, pence }, noon),
      );
    await end(0.3);
    await end(9);
    assert.deepEqual(await calls(), [{ phone: mobile(1), pence: 0.3, outcome: "read", tokens: 900 }]);
    const rewrite = `UPDATE model_calls SET pence = 0`;
    await assert.rejects(bench.root.query(rewrite), { code: "23514" });
    const another = await bench.liveClient();
    await bench.store.withTenant(another.id, (tx) =>
      ask(tx, { ...requestOf(another, mobile(1)), slot: "no call" }, noon),
    );
    assert.equal((await calls()).length, 1, "a permit for a text reserves no call");
  });
});
