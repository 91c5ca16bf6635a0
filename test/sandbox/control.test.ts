import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { readEvents, type ServerEvent } from "../../src/cli/phone/server-events.ts";
import { CALLER, OURS, OWNER, world } from "./network.ts";

const net = await world();

beforeEach(async () => {
  await net.post("/sandbox/reset");
});

describe("the control API", () => {
  const wrong: [string, object, RegExp][] = [
    ["/sandbox/handsets", {}, /^phone: write a phone number such as \+447700900123$/u],
    ["/sandbox/handsets", { phone: CALLER, kind: "fax" }, /^kind: write one of mobile, landline$/u],
    ["/sandbox/handsets", { phone: CALLER, colour: "red" }, /^there is no field colour$/u],
    ["/sandbox/calls", { from: "Dave", to: OWNER }, /^from: write a phone number/u],
    ["/sandbox/calls", { from: CALLER, to: "999x" }, /^to: write a phone number .* or a divert code/u],
    ["/sandbox/calls", { from: CALLER, to: OWNER, answer: "no" }, /^answer: write true or false$/u],
    ["/sandbox/texts", { from: CALLER, to: OURS }, /^body: write what the text says/u],
    ["/sandbox/texts", { from: "a name that is too long", to: OURS, body: "x" }, /^from: write a phone number/u],
    ["/sandbox/adopt", { parent: process.pid }, /no parent/u],
  ];
  for (const [path, body, message] of wrong) {
    it(`tells what to write when ${path} is given ${JSON.stringify(body)}`, async () => {
      await assert.rejects(net.post(path, body), { message });
    });
  }

  it("answers 400, not 500, to a body that is no JSON and to a question without a phone", async () => {
    const init = { method: "POST", headers: { "content-type": "application/json" }, body: "{" };
    assert.equal((await fetch(`${net.sandbox.url}/sandbox/texts`, init)).status, 400);
    assert.equal((await fetch(`${net.sandbox.url}/sandbox/texts`)).status, 400);
    assert.equal((await fetch(`${net.sandbox.url}/sandbox/events`)).status, 400);
  });

  it("refuses a handset on a number of the account", async () => {
    await net.buy();
    await assert.rejects(net.post("/sandbox/handsets", { phone: OURS }), /is a number of the account/u);
  });

  it("understands numbers as people write them", async () => {
    assert.equal((await net.post("/sandbox/handsets", { phone: "07700 900 200" }))["phone"], CALLER);
    assert.equal((await net.post("/sandbox/handsets", { phone: "0044 7700-900200" }))["phone"], CALLER);
    await net.post("/sandbox/texts", { from: CALLER, to: OWNER, body: "x" });
    assert.equal(
      (await net.get<unknown[]>(`/sandbox/texts?phone=${CALLER}`)).length,
      1,
      "an unescaped + in the address",
    );
  });

  it("changes only what is named when a handset is asked for again", async () => {
    await net.post("/sandbox/handsets", { phone: OWNER, divertTo: OURS, kind: "landline" });
    const again = await net.post("/sandbox/handsets", { phone: OWNER, answers: true });
    assert.deepEqual([again["divertTo"], again["kind"], again["answers"]], [OURS, "landline", true]);
    assert.equal((await net.post("/sandbox/handsets", { phone: OWNER, divertTo: null }))["divertTo"], null);
  });

  it("takes a phone that nobody described for what its number says", async () => {
    await net.post("/sandbox/texts", { from: "+441632960123", to: CALLER, body: "x" });
    const handsets = await net.get<{ phone: string; kind: string }[]>("/sandbox/handsets");
    assert.deepEqual(
      handsets.map(({ kind }) => kind),
      ["landline", "mobile"],
    );
  });

  it("says 503 while something is still to be done, and 200 when all is", async () => {
    await net.buy();
    await net.post("/sandbox/faults", { webhooks: "late", delayMs: 400, times: 1 });
    await net.post("/sandbox/texts", { from: CALLER, to: OURS, body: "x" });
    assert.equal((await fetch(`${net.sandbox.url}/sandbox/idle?timeoutMs=50`)).status, 503);
    assert.equal((await fetch(`${net.sandbox.url}/sandbox/idle`)).status, 200);
  });

  it("is fresh after a reset, and what was under way does not come after it", async () => {
    await net.buy();
    await net.post("/sandbox/faults", { webhooks: "late", delayMs: 200 });
    await net.post("/sandbox/texts", { from: CALLER, to: OURS, body: "x" });
    net.jobrun.received.length = 0;
    await net.post("/sandbox/reset");
    await net.idle();
    assert.deepEqual(net.jobrun.received, []);
    for (const path of ["ledger", "alerts", "numbers", "handsets", "optouts", "calls", `texts?phone=${CALLER}`]) {
      assert.deepEqual(await net.get(`/sandbox/${path}`), []);
    }
    assert.deepEqual(await net.get("/sandbox/faults"), {});
  });

  it("points people at its page", async () => {
    assert.match(await (await fetch(net.sandbox.url)).text(), /docs\/sandbox\.md/u);
  });
});

describe("the events of a handset", () => {
  it("tell of texts that arrive, of texts it sent, and of calls on both ends", async () => {
    await net.buy();
    const stop = new AbortController();
    const events: ServerEvent[] = [];
    const stream = await fetch(`${net.sandbox.url}/sandbox/events?phone=${encodeURIComponent(CALLER)}`, {
      signal: stop.signal,
    });
    assert.ok(stream.body !== null);
    const reading = readEvents(stream.body, (event) => {
      events.push(event);
      if (event.name === "call" && Object(event.about)["status"] === "no-answer") stop.abort();
    }).catch(() => null);
    await net.send(CALLER, "Hello");
    await net.idle();
    await net.post("/sandbox/texts", { from: CALLER, to: "+447700900201", body: "hi" });
    await net.idle();
    await net.post("/sandbox/calls", { from: CALLER, to: OWNER });
    await reading;
    const seen = events.map(({ name, about }) => `${name} ${Object(about)["status"]}`);
    assert.deepEqual(seen, ["text delivered", "status delivered", "call ringing", "call no-answer"]);
  });
});
