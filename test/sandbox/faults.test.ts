import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { CALLER, OURS, world } from "./network.ts";

type Row = { status: number | null; accepted: boolean; sid: string | null; method: string };

const net = await world();

async function fault(wish: object): Promise<void> {
  await net.post("/sandbox/faults", wish);
}

async function lastSend(): Promise<Row | undefined> {
  return (await net.get<Row[]>("/sandbox/ledger")).findLast(({ method }) => method === "POST");
}

async function statuses(): Promise<string[]> {
  await net.idle();
  return net.jobrun.at("/message-status").map(({ form }) => form["MessageStatus"] ?? "");
}

beforeEach(async () => {
  await net.post("/sandbox/reset");
  net.jobrun.received.length = 0;
  await net.buy();
});

describe("a send under a fault", () => {
  for (const [kind, status, code] of [
    ["429", 429, 20429],
    ["500-before", 500, 20500],
    ["refuse", 400, 21611],
  ] as const) {
    it(`${kind} is answered ${status} and not accepted`, async () => {
      await fault({ send: kind, times: 1 });
      await assert.rejects(net.send(CALLER, "Hello"), { status, code });
      assert.deepEqual(await net.texts(CALLER), []);
      const row = await lastSend();
      assert.deepEqual([row?.status, row?.accepted], [status, false]);
      assert.match(await net.send(CALLER, "Hello"), /^SM/u, "only the next request was to go wrong");
    });
  }

  it("reset loses the connection, and the text is not accepted", async () => {
    await fault({ send: "reset", times: 1 });
    await assert.rejects(net.send(CALLER, "Hello"), { code: "ECONNRESET" });
    assert.deepEqual(await net.texts(CALLER), []);
    const row = await lastSend();
    assert.deepEqual([row?.status, row?.accepted], [null, false]);
  });

  it("500-after is answered 500 though the text was accepted and arrives", async () => {
    await fault({ send: "500-after", times: 1 });
    await assert.rejects(net.send(CALLER, "Hello"), { status: 500 });
    await net.idle();
    const [text] = await net.texts(CALLER);
    const row = await lastSend();
    assert.deepEqual([text?.status, row?.status, row?.accepted, row?.sid], ["delivered", 500, true, text?.sid]);
  });

  it("timeout-after says nothing though the text was accepted and arrives", async () => {
    await fault({ send: "timeout-after", times: 1 });
    const { url } = net.sandbox;
    const account = net.client.accountSid;
    const answer = fetch(`${url}/2010-04-01/Accounts/${account}/Messages.json`, {
      method: "POST",
      headers: { authorization: `Basic ${Buffer.from(`${account}:${net.client.password}`).toString("base64")}` },
      body: new URLSearchParams({ To: CALLER, From: OURS, Body: "Hello" }),
      signal: AbortSignal.timeout(300),
    });
    await assert.rejects(answer, { name: "TimeoutError" });
    const [text] = await net.texts(CALLER);
    const row = await lastSend();
    assert.deepEqual([text?.status, row?.status, row?.accepted], ["delivered", null, true]);
  });

  it("is refused as ever when Twilio would refuse it anyway", async () => {
    await fault({ send: "500-after", times: 1 });
    await assert.rejects(net.send("+12025550123", "Hello"), { status: 400, code: 21408 });
  });

  it("undeliver has the carrier's code in the callback", async () => {
    await fault({ send: "undeliver", code: 30007, times: 1 });
    await net.send(CALLER, "Hello");
    assert.deepEqual(await statuses(), ["sent", "undelivered"]);
    assert.equal(net.jobrun.at("/message-status")[1]?.form["ErrorCode"], "30007");
  });

  it("slow expires with 30036 when its validity runs out first, and never reaches the phone", async () => {
    await fault({ send: "slow", delayMs: 30_000, times: 1 });
    await net.send(CALLER, "Hello", { validityPeriod: 1 });
    assert.deepEqual(await statuses(), ["failed"]);
    const [text] = await net.texts(CALLER);
    assert.deepEqual([text?.status, text?.errorCode], ["failed", 30036]);
  });
});

describe("callbacks under a fault", () => {
  it("lost never come", async () => {
    await fault({ callbacks: "lost" });
    await net.send(CALLER, "Hello");
    assert.deepEqual(await statuses(), []);
    assert.equal((await net.texts(CALLER))[0]?.status, "delivered");
  });

  it("doubled come twice each", async () => {
    await fault({ callbacks: "doubled" });
    await net.send(CALLER, "Hello");
    assert.deepEqual((await statuses()).toSorted(), ["delivered", "delivered", "sent", "sent"]);
  });

  it("shuffled come in the wrong order", async () => {
    await fault({ callbacks: "shuffled" });
    await net.send(CALLER, "Hello");
    assert.deepEqual(await statuses(), ["delivered", "sent"]);
  });

  it("late come after the delay", async () => {
    await fault({ callbacks: "late", delayMs: 300 });
    const sentAt = performance.now();
    await net.send(CALLER, "Hello");
    assert.equal((await statuses()).length, 2);
    assert.ok(net.jobrun.at("/message-status").every(({ at }) => at - sentAt >= 300));
  });
});

describe("webhooks under a fault", () => {
  const text = (): Promise<unknown> => net.post("/sandbox/texts", { from: CALLER, to: OURS, body: "hi" });

  it("lost never come, and the lists still have the text and the call", async () => {
    await fault({ webhooks: "lost" });
    await text();
    await net.post("/sandbox/calls", { from: CALLER, to: OURS });
    await net.idle();
    assert.deepEqual(
      net.jobrun.received.map(({ path }) => path),
      ["/status"],
    );
    assert.equal((await net.client.messages.list({ to: OURS })).length, 1);
    assert.equal((await net.client.calls.list({ to: OURS })).length, 1);
  });

  it("doubled come twice at once, and are genuine both times", async () => {
    await fault({ webhooks: "doubled", times: 1 });
    let waiting = 0;
    let mostAtOnce = 0;
    net.jobrun.answer = (_, response) => {
      mostAtOnce = Math.max(mostAtOnce, (waiting += 1));
      setTimeout(() => {
        waiting -= 1;
        response.setHeader("content-type", "text/xml").end("<Response/>");
      }, 100);
    };
    await text();
    await net.idle();
    assert.deepEqual([net.jobrun.at("/sms").length, mostAtOnce], [2, 2]);
    assert.ok(net.jobrun.received.every(({ genuine }) => genuine));
  });

  it("late come after the delay, and only as many times as asked", async () => {
    await fault({ webhooks: "late", delayMs: 300, times: 1 });
    const at = performance.now();
    await text();
    await net.idle();
    await text();
    await net.idle();
    const [first, second] = net.jobrun.at("/sms");
    assert.ok((first?.at ?? 0) - at >= 300);
    assert.ok((second?.at ?? 0) - (first?.at ?? 0) < 300);
  });
});

describe("the fault switchboard", () => {
  it("refuses an unknown fault by its name, and an empty wish", async () => {
    await assert.rejects(fault({ send: "explode" }), /send: write one of 429/u);
    await assert.rejects(fault({ sends: "429" }), /there is no field sends/u);
    await assert.rejects(fault({}), /name at least one/u);
    await assert.rejects(fault({ send: "429", times: 0 }), /times: write a whole number/u);
  });

  it("keeps several kinds at once, and forgets them all when told", async () => {
    await fault({ send: "429", times: 2, webhooks: "late" });
    await fault({ callbacks: "lost" });
    assert.deepEqual(Object.keys(await net.get<object>("/sandbox/faults")).toSorted(), [
      "callbacks",
      "send",
      "webhooks",
    ]);
    await fetch(`${net.sandbox.url}/sandbox/faults`, { method: "DELETE" });
    assert.deepEqual(await net.get("/sandbox/faults"), {});
  });
});
