import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { CALLER, OURS, OWNER, world } from "./network.ts";

type CallView = {
  sid: string;
  status: string;
  arrivedAt: string;
  forwardedFrom: string | null;
  spoken: string;
  from: string;
  durationSeconds: number;
};

const net = await world();
const GREETING = "<Response><Say>Dave's Plumbing.</Say><Hangup/></Response>";

async function ring(wish: object): Promise<CallView> {
  const { sid } = await net.post("/sandbox/calls", { from: CALLER, to: OWNER, ...wish });
  await net.idle();
  const call = (await net.get<CallView[]>("/sandbox/calls")).find((one) => one.sid === sid);
  assert.ok(call !== undefined);
  return call;
}

async function dial(code: string): Promise<Record<string, unknown>> {
  return net.post("/sandbox/calls", { from: OWNER, to: code });
}

beforeEach(async () => {
  await net.post("/sandbox/reset");
  net.jobrun.received.length = 0;
  net.jobrun.answer = (_, response) => response.setHeader("content-type", "text/xml").end(GREETING);
  await net.buy();
});

describe("a call to a handset", () => {
  it("goes unanswered where no divert is set, and no webhook tells of it", async () => {
    assert.equal((await ring({})).status, "no-answer");
    assert.equal((await ring({ busy: true })).status, "busy");
    assert.equal((await ring({ answer: true })).status, "completed");
    assert.deepEqual(net.jobrun.received, []);
  });

  it("arrives at our number when it diverts there, with a genuine webhook that names the diverting phone", async () => {
    await net.post("/sandbox/handsets", { phone: OWNER, divertTo: OURS });
    const call = await ring({});
    assert.deepEqual([call.status, call.arrivedAt, call.forwardedFrom], ["completed", OURS, OWNER]);
    assert.equal(call.spoken, "Dave's Plumbing.");
    const [voice] = net.jobrun.at("/voice");
    assert.ok(voice?.genuine);
    const { CallSid, From, To, CallStatus, Direction, ForwardedFrom } = voice.form;
    assert.deepEqual(
      [CallSid, From, To, CallStatus, Direction, ForwardedFrom],
      [call.sid, CALLER, OURS, "ringing", "inbound", OWNER],
    );
    const [status] = net.jobrun.at("/status");
    assert.ok(status?.genuine);
    const { form } = status;
    assert.deepEqual([form["CallSid"], form["CallStatus"], form["SequenceNumber"]], [call.sid, "completed", "0"]);
    assert.ok(Number(form["CallDuration"]) > 0 && form["Timestamp"] !== undefined);
  });

  it("does not divert when it is answered, and does when the phone is busy or has no signal", async () => {
    await net.post("/sandbox/handsets", { phone: OWNER, divertTo: OURS });
    assert.equal((await ring({ answer: true })).arrivedAt, OWNER);
    assert.equal((await ring({ busy: true })).arrivedAt, OURS);
    assert.equal((await ring({ unreachable: true })).arrivedAt, OURS);
    await net.post("/sandbox/handsets", { phone: OWNER, reachable: false });
    assert.equal((await ring({})).arrivedAt, OURS);
  });

  it("fails when diverts go in a circle", async () => {
    await net.post("/sandbox/handsets", { phone: OWNER, divertTo: "+447700900101" });
    await net.post("/sandbox/handsets", { phone: "+447700900101", divertTo: OWNER });
    assert.equal((await ring({})).status, "failed");
  });

  it("goes on from handset to handset to our number", async () => {
    await net.post("/sandbox/handsets", { phone: OWNER, divertTo: "+447700900101" });
    await net.post("/sandbox/handsets", { phone: "+447700900101", divertTo: OURS });
    assert.deepEqual([(await ring({})).arrivedAt, (await ring({})).forwardedFrom], [OURS, "+447700900101"]);
  });

  it("shows what the diverting network shows: the caller, nobody, or the diverting phone", async () => {
    for (const [divertShows, from] of [
      ["withheld", "anonymous"],
      ["diverter", OWNER],
      ["caller", CALLER],
    ]) {
      await net.post("/sandbox/handsets", { phone: OWNER, divertTo: OURS, divertShows });
      assert.equal((await ring({})).from, from);
    }
  });
});

describe("a divert set by dialling", () => {
  it("says what is wrong with a code, and changes nothing", async () => {
    const answer = await dial("**61*12**20#");
    assert.equal(answer["done"], false);
    assert.match(String(answer["display"]), /invalid MMI code/u);
    assert.equal((await ring({})).arrivedAt, OWNER);
  });

  it("keeps its condition apart from the others", async () => {
    await dial(`**67*${OURS}#`);
    assert.equal((await ring({})).status, "no-answer");
    assert.equal((await ring({ busy: true })).arrivedAt, OURS);
    await dial(`**61*${OURS}**20#`);
    assert.equal((await ring({})).arrivedAt, OURS);
    assert.equal((await ring({ unreachable: true })).arrivedAt, OWNER);
    assert.match(String((await dial("*#61#"))["display"]), /to \+447700900001 after 20 seconds/u);
  });

  it("is switched off and on with one hash and one star, and gone after ##", async () => {
    assert.equal((await dial("*61#"))["done"], false);
    await dial(`**61*${OURS}#`);
    await dial("#61#");
    assert.equal((await ring({})).arrivedAt, OWNER);
    assert.equal((await dial("*61#"))["done"], true);
    assert.equal((await ring({})).arrivedAt, OURS);
    await dial("##002#");
    assert.equal((await ring({})).arrivedAt, OWNER);
  });

  it("takes every call with 21, answered or not", async () => {
    await dial(`**21*${OURS}#`);
    assert.equal((await ring({ answer: true })).arrivedAt, OURS);
  });
});

describe("a call to our number", () => {
  it("shows a withheld caller as anonymous, in the webhook and in the list", async () => {
    await ring({ to: OURS, withheld: true });
    const [voice] = net.jobrun.at("/voice");
    assert.deepEqual(
      [voice?.form["From"], voice?.form["Caller"], voice?.form["ForwardedFrom"]],
      ["anonymous", "anonymous", undefined],
    );
    const [listed] = await net.client.calls.list({ to: OURS });
    assert.deepEqual([listed?.from, listed?.status, listed?.direction], ["anonymous", "completed", "inbound"]);
    assert.equal((await net.client.calls(listed?.sid ?? "").fetch()).phoneNumberSid, listed?.phoneNumberSid);
  });

  it("counts when the caller hangs up in the greeting", async () => {
    assert.equal((await ring({ to: OURS, hangUp: true })).durationSeconds, 1);
    assert.equal(net.jobrun.at("/status").length, 1);
  });

  it("hears an apology when there is no TwiML, and the fallback before that", async () => {
    net.jobrun.answer = (_, response) => response.writeHead(500).end();
    assert.match((await ring({ to: OURS })).spoken, /application error/u);
    const [number] = await net.client.incomingPhoneNumbers.list();
    await net.client.incomingPhoneNumbers(number?.sid ?? "").update({ voiceFallbackUrl: `${net.jobrun.url}/fallback` });
    net.jobrun.answer = (one, response) =>
      one.path === "/fallback"
        ? response.setHeader("content-type", "text/xml").end(GREETING)
        : response.setHeader("content-type", "text/xml").end("<Respo");
    assert.equal((await ring({ to: OURS })).spoken, "Dave's Plumbing.");
    assert.equal(net.jobrun.at("/fallback")[0]?.form["ErrorCode"], "12100");
  });

  it("is busy to the caller when the answer rejects it", async () => {
    net.jobrun.answer = (_, response) =>
      response.setHeader("content-type", "text/xml").end('<Response><Reject reason="busy"/></Response>');
    assert.equal((await ring({ to: OURS })).status, "busy");
  });

  it("is listed by the time it started, page by page", async () => {
    for (let index = 0; index < 5; index += 1) await ring({ to: OURS });
    await ring({});
    assert.equal((await net.client.calls.list({ to: OURS, pageSize: 2 })).length, 5);
    assert.equal((await net.client.calls.list({ startTimeAfter: new Date(Date.now() + 60_000) })).length, 0);
  });
});
