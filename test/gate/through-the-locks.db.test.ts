import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { installation, type Installation, type TestClient } from "../support/installation.ts";
import { until } from "../support/until.ts";
import { optOutRow } from "./gate-bench.ts";
import { answerByHand } from "./bypass/test-flow.ts";

let home: Installation;
let client: TestClient;

before(async () => {
  home = await installation();
  client = await home.liveClient();
});
after(() => home.close());
beforeEach(async () => {
  await home.startWork();
  await home.untilIdle();
  await home.stopWork();
});

const words = "This is a test, and it came through all five locks.";

describe("a text from a flow to a handset", () => {
  it("does not arrive where the gate, asked again at the claim, says no", async () => {
    const customer = home.nextPhone();
    await answerByHand(home, client, customer, words);
    await home.records.rows(optOutRow(client.id, customer));
    await home.startWork();
    await until("it is stopped", async () => (await home.records.outbox(customer))[0]?.state === "stopped");
    assert.deepEqual(await home.network.textsTo(customer), []);
  });

  it("does not arrive as long as nobody dispatches", async () => {
    const customer = home.nextPhone();
    await answerByHand(home, client, customer, words);
    await home.network.settle(5_000);
    assert.deepEqual(await home.network.textsTo(customer), []);
  });

  it("arrives once, through permit, outbox, claim and the carrier's one request", async () => {
    const customer = home.nextPhone();
    const permitId = await answerByHand(home, client, customer, words);
    await home.startWork();
    await home.untilIdle();

    assert.deepEqual(
      (await home.network.textsTo(customer)).map(({ from, body }) => [from, body]),
      [[client.number, words]],
    );
    const [text, ...more] = await home.records.rows<{ id: string; permitId: string; state: string; attempts: number }>(
      `SELECT o.id, o."permitId", o.state, o.attempts FROM outbox o JOIN permits p ON p."clientId" = o."clientId"
         AND p.id = o."permitId" AND p.recipient = o.recipient AND p."bodyHash" = o."bodyHash" WHERE o.recipient = $1`,
      [customer],
    );
    assert.deepEqual([{ ...text, id: "" }, more], [{ id: "", permitId, state: "accepted", attempts: 1 }, []]);
    const requests = (await home.network.sends()).filter(({ form }) => form["To"] === customer);
    assert.deepEqual(
      requests.map(({ outboxId, accepted }) => [outboxId, accepted]),
      [[text?.id, true]],
    );
  });
});
