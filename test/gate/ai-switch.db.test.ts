import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Scope } from "../../src/domain/scope.ts";
import { resume } from "../../src/flows/resume.ts";
import { switchOff } from "../../src/flows/switch-off.ts";
import { ask, isPermit } from "../../src/gate/system-gate.ts";
import { openOperatorStore, type OperatorStore } from "../../src/store/operator.ts";
import { mobile, noon, openGateBench, requestOf, type GateBench, type LiveClient } from "./gate-bench.ts";

const press = { what: "ai", reason: "it made things up", by: "Ann" } as const;

describe("the language model, switched off", () => {
  let bench: GateBench;
  let operator: OperatorStore;
  let client: LiveClient;
  let another: LiveClient;
  let asked = 0;
  before(async () => {
    bench = await openGateBench();
    operator = openOperatorStore(bench.database.operatorUrl);
    client = await bench.liveClient();
    another = await bench.liveClient();
  });
  after(async () => {
    await operator.close();
    await bench.close();
  });

  /** The gate's answer to whether the model may read what this client's customer wrote. */
  async function mayRead(whose: LiveClient): Promise<string> {
    asked += 1;
    const { action: _, ...request } = requestOf(whose, mobile(1), { slot: `read ${asked}` });
    const answer = await bench.store.withTenant(whose.id, (tx) => ask(tx, { ...request, action: "use_ai" }, noon));
    return isPermit(answer) ? "yes" : `${answer.refused} ${answer.block}`;
  }

  it("reads nothing of that client, is asked for rules instead, and reads again once it is on", async () => {
    const scope: Scope = { level: "client", clientId: client.id };
    assert.equal(await mayRead(client), "yes");
    await switchOff(bench.store, scope, press, { now: noon });
    assert.deepEqual([await mayRead(client), await mayRead(another)], ["ai_off SOFT", "yes"]);
    await resume(operator, bench.store, scope, press, { sendHeld: false, now: noon });
    assert.equal(await mayRead(client), "yes");
  });

  it("reads nothing of anybody where it is off for the platform", async () => {
    await switchOff(bench.store, { level: "platform" }, press, { now: noon });
    assert.deepEqual([await mayRead(client), await mayRead(another)], ["ai_off SOFT", "ai_off SOFT"]);
    await resume(operator, bench.store, { level: "platform" }, press, { sendHeld: false, now: noon });
    assert.equal(await mayRead(another), "yes");
  });

  it("is not switched by a pause of what goes out, but by one of everything", async () => {
    const pause = { ...press, what: "outbound" } as const;
    await switchOff(bench.store, { level: "client", clientId: client.id }, pause, { now: noon });
    assert.equal(await mayRead(client), "yes");
    await switchOff(bench.store, { level: "platform" }, pause, { now: noon });
    assert.equal(await mayRead(another), "platform_paused SOFT");
  });
});
