import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { installation, type Installation, type TestClient } from "../support/installation.ts";

describe("a call's status", () => {
  let home: Installation;
  let dave: TestClient;

  before(async () => {
    home = await installation();
    dave = await home.liveClient();
  });
  after(() => home.close());

  it("without its arrival takes the miss in, under the key that the arrival would have had", async () => {
    const caller = home.nextPhone();
    await home.network.fault({ webhooks: "lost", times: 1 });
    const sid = await home.network.call(caller, dave.number);
    await home.untilIdle();
    const arrival = await home.records.event(`call-in:${sid}`);
    assert.equal(arrival?.clientId, dave.id);
    assert.match((await home.records.event(`call-st:${sid}:completed`))?.outcome ?? "", /arrival was lost/);
    assert.equal((await home.network.textsTo(caller)).length, 1);
  });

  it("that comes before its arrival texts the caller once", async () => {
    const caller = home.nextPhone();
    const call = { CallSid: `CA${"7".repeat(32)}`, From: caller, To: dave.number };
    assert.equal(await home.webhook("/api/twilio/status", { ...call, CallStatus: "completed" }), 204);
    assert.equal(await home.webhook("/api/twilio/voice", { ...call, CallStatus: "ringing" }), 200);
    await home.untilIdle();
    assert.equal((await home.network.textsTo(caller)).length, 1);
  });

  it("after its arrival changes nothing, whatever it says", async () => {
    const caller = home.nextPhone();
    const sid = await home.network.call(caller, dave.number);
    await home.untilIdle();
    for (const CallStatus of ["no-answer", "busy", "canceled", "in-progress"]) {
      assert.equal(
        await home.webhook("/api/twilio/status", { CallSid: sid, From: caller, To: dave.number, CallStatus }),
        204,
      );
    }
    await home.untilIdle();
    assert.equal((await home.network.textsTo(caller)).length, 1);
    const arrivals = (await home.records.inbox()).filter(({ key }) => key === `call-in:${sid}`);
    assert.equal(arrivals.length, 1);
  });
});
