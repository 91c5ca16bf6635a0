import assert from "node:assert/strict";
import { before, beforeEach, describe, it } from "node:test";
import { ACCOUNT, CALLER, officialClient, OURS, world } from "../network.ts";

type Refused = { status: number; code: number };
type Ledger = {
  method: string;
  status: number | null;
  accepted: boolean;
  sid: string | null;
  form: Record<string, string>;
}[];

const net = await world();

describe("a text that JobRun sends", () => {
  beforeEach(async () => {
    await net.post("/sandbox/reset");
    net.jobrun.received.length = 0;
    await net.buy();
  });

  const long = "x".repeat(1601);
  const refusals: [
    string,
    { to?: string; from?: string; body?: string; validityPeriod?: number; statusCallback?: string },
    number,
  ][] = [
    ["to something that is no number", { to: "+44123" }, 21211],
    ["to a name", { to: "DAVE" }, 21211],
    ["to a short code", { to: "61234" }, 21265],
    ["to itself", { to: OURS }, 21266],
    ["to another country", { to: "+12025550123" }, 21408],
    ["from a number that the account does not own", { from: "+447700900555" }, 21606],
    ["from a name", { from: "JOBRUN" }, 21612],
    ["without words", { body: "" }, 21602],
    ["that is too long", { body: long }, 21617],
    ["with a validity of zero", { validityPeriod: 0 }, 21624],
    ["with a validity beyond ten hours", { validityPeriod: 36_001 }, 21624],
    ["with a callback address that is none", { statusCallback: "jobrun" }, 21609],
  ];
  for (const [what, wish, code] of refusals) {
    it(`is refused with ${code} ${what}, and no text is made`, async () => {
      const message = { to: CALLER, from: OURS, body: "Hello", ...wish };
      await assert.rejects(net.client.messages.create(message), (refused: Refused) => {
        assert.deepEqual([refused.status, refused.code], [400, code]);
        return true;
      });
      assert.deepEqual(await net.texts(CALLER), []);
      const [row] = (await net.get<Ledger>("/sandbox/ledger")).slice(-1);
      assert.deepEqual([row?.status, row?.accepted, row?.sid], [400, false, null]);
    });
  }

  it("is refused with 20003 for a wrong token, which the ledger keeps too", async () => {
    const thief = officialClient(net.sandbox.url, "wrong");
    await assert.rejects(thief.messages.create({ to: CALLER, from: OURS, body: "Hello" }), {
      status: 401,
      code: 20003,
    });
    const [row] = (await net.get<Ledger>("/sandbox/ledger")).slice(-1);
    assert.deepEqual([row?.status, row?.accepted, row?.form["Body"]], [401, false, "Hello"]);
  });

  it("arrives at the handset, with genuine callbacks for sent and delivered and none for queued", async () => {
    const sid = await net.send(CALLER, "Hello £");
    await net.idle();
    const [text] = await net.texts(CALLER);
    assert.deepEqual([text?.sid, text?.direction, text?.status, text?.segments], [sid, "inbound", "delivered", 1]);
    const callbacks = net.jobrun.at("/message-status");
    assert.deepEqual(
      callbacks.map(({ form }) => form["MessageStatus"]),
      ["sent", "delivered"],
    );
    assert.ok(callbacks.every(({ genuine, path }) => genuine && path === "/message-status?o=outbox_1"));
    assert.match(callbacks[1]?.form["RawDlrDoneDate"] ?? "", /^\d{10}$/u);
    assert.deepEqual(callbacks[0]?.headers["user-agent"], "TwilioProxy/1.1");
  });

  it("has no price until it is sent, and then one for each segment", async () => {
    const created = await net.client.messages.create({ to: CALLER, from: OURS, body: "a".repeat(161) });
    assert.deepEqual([created.status, created.price, created.numSegments], ["queued", null, "2"]);
    await net.idle();
    const sent = await net.client.messages(created.sid).fetch();
    assert.deepEqual([sent.status, sent.price, sent.priceUnit], ["delivered", "-0.0800", "GBP"]);
    assert.ok(sent.dateSent instanceof Date);
  });

  it("is read aloud to a landline, which counts as delivered", async () => {
    await net.send("+441632960123", "Hello");
    await net.idle();
    const [text] = await net.texts("+441632960123");
    assert.deepEqual([text?.status, text?.readAloud], ["delivered", true]);
  });

  it("is undelivered with 30003 to a phone without signal", async () => {
    await net.post("/sandbox/handsets", { phone: CALLER, reachable: false });
    await net.send(CALLER, "Hello");
    await net.idle();
    const [text] = await net.texts(CALLER);
    assert.deepEqual([text?.status, text?.errorCode], ["undelivered", 30003]);
    const last = net.jobrun.at("/message-status").at(-1);
    assert.deepEqual([last?.form["MessageStatus"], last?.form["ErrorCode"]], ["undelivered", "30003"]);
  });

  it("reaches a number of ours as a text that came in", async () => {
    await net.buy("+447700900002");
    await net.send("+447700900002", "Hello");
    await net.idle();
    assert.deepEqual(
      net.jobrun.at("/sms").map(({ form }) => [form["From"], form["Body"]]),
      [[OURS, "Hello"]],
    );
  });

  it("can be redacted and deleted", async () => {
    const sid = await net.send(CALLER, "Hello");
    await net.idle();
    assert.equal((await net.client.messages(sid).update({ body: "" })).body, "");
    assert.ok(await net.client.messages(sid).remove());
    await assert.rejects(net.client.messages(sid).fetch(), { status: 404, code: 20404 });
  });
});

describe("the list of texts", () => {
  const sids: string[] = [];
  before(async () => {
    await net.post("/sandbox/reset");
    await net.buy();
    for (let index = 0; index < 7; index += 1) sids.push(await net.send(CALLER, `text ${index}`));
    await net.send("+447700900201", "someone else");
    await net.post("/sandbox/texts", { from: CALLER, to: OURS, body: "an answer" });
    await net.idle();
  });

  it("has newest first, and follows the pages of the official client", async () => {
    const listed = await net.client.messages.list({ to: CALLER, from: OURS, pageSize: 3 });
    assert.deepEqual(
      listed.map(({ sid }) => sid),
      sids.toReversed(),
    );
  });

  it("stops at the client's limit", async () => {
    assert.equal((await net.client.messages.list({ to: CALLER, limit: 4 })).length, 4);
  });

  it("does not shift when a text arrives between two pages", async () => {
    const first = await net.client.messages.page({ to: CALLER, from: OURS, pageSize: 4 });
    const sid = await net.send(CALLER, "newer");
    const next = await net.client.messages.getPage(first.nextPageUrl ?? "");
    assert.deepEqual(
      [...first.instances, ...next.instances].map((one) => one.sid),
      sids.toReversed(),
    );
    await net.client.messages(sid).remove();
  });

  it("holds what came in, as received", async () => {
    const [received] = await net.client.messages.list({ to: OURS });
    assert.deepEqual([received?.status, received?.direction, received?.from], ["received", "inbound", CALLER]);
  });

  it("keeps to the times that are asked for", async () => {
    const now = Date.now();
    const list = (dateSentAfter: Date): Promise<unknown[]> => net.client.messages.list({ to: CALLER, dateSentAfter });
    assert.equal((await list(new Date(now - 60_000))).length, 7);
    assert.equal((await list(new Date(now + 60_000))).length, 0);
    assert.equal((await net.client.messages.list({ to: CALLER, dateSentBefore: new Date(now - 60_000) })).length, 0);
  });

  it("lags under the fault, until it is cleared", async () => {
    await net.post("/sandbox/faults", { lists: "lag", delayMs: 60_000 });
    assert.deepEqual(await net.client.messages.list({ to: CALLER }), []);
    assert.equal((await net.client.messages(sids[0] ?? "").fetch()).status, "delivered");
    await fetch(`${net.sandbox.url}/sandbox/faults`, { method: "DELETE" });
    assert.equal((await net.client.messages.list({ to: CALLER })).length, 7);
  });

  it("is for the account alone", async () => {
    const other = `AC${"f".repeat(32)}`;
    await assert.rejects(net.client.api.v2010.accounts(other).messages.list(), { status: 404 });
    assert.equal((await net.client.api.v2010.accounts(ACCOUNT).fetch()).status, "active");
  });
});
