import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { CALLER, OURS, world } from "../network.ts";
import type { Answering } from "../receiver.ts";

type Alert = { errorCode: number; message: string; url: string; sid: string };

const well: Answering = (_, response) => response.setHeader("content-type", "text/xml").end("<Response/>");
const answer =
  (status: number, body = ""): Answering =>
  (_, response) =>
    response.writeHead(status, { "content-type": "text/xml" }).end(body);

const net = await world();

describe("a webhook that does not go well", () => {
  beforeEach(async () => {
    await net.post("/sandbox/reset");
    net.jobrun.received.length = 0;
    net.jobrun.answer = well;
  });

  async function textWith(fragment: string, fallback = ""): Promise<Alert[]> {
    const { client, jobrun, post, idle, get } = net;
    const smsFallbackUrl = fallback === "" ? "" : jobrun.url + fallback;
    await client.incomingPhoneNumbers.create({
      phoneNumber: OURS,
      smsUrl: `${jobrun.url}/sms${fragment}`,
      smsFallbackUrl,
    });
    await post("/sandbox/texts", { from: CALLER, to: OURS, body: "hi" });
    await idle();
    return get("/sandbox/alerts");
  }

  it("is not tried again after a 500, by Twilio's default, and one alert says so", async () => {
    net.jobrun.answer = answer(500);
    const alerts = await textWith("");
    assert.equal(net.jobrun.received.length, 1);
    assert.deepEqual(
      alerts.map(({ errorCode }) => errorCode),
      [11200],
    );
  });

  it("is tried five times more after 500s when its address says rc=5 and rp=all, each with the same token", async () => {
    net.jobrun.answer = answer(500);
    await textWith("#ct=1500&rt=3500&rc=5&rp=all");
    assert.equal(net.jobrun.received.length, 6);
    assert.equal(new Set(net.jobrun.received.map(({ headers }) => headers["i-twilio-idempotency-token"])).size, 1);
    assert.ok(net.jobrun.received.every(({ genuine, path }) => genuine && path === "/sms"));
  });

  it("stops trying once one try went well", async () => {
    net.jobrun.answer = (one, response) => (net.jobrun.received.length < 3 ? answer(503) : well)(one, response);
    assert.deepEqual(await textWith("#rc=5&rp=5xx"), []);
    assert.equal(net.jobrun.received.length, 3);
  });

  it("retries only the kinds of failure that rp names", async () => {
    net.jobrun.answer = answer(404);
    await textWith("#rc=5&rp=5xx");
    assert.equal(net.jobrun.received.length, 1);
  });

  it("gives up on a silent answer after rt, and tries again when rp allows", async () => {
    net.jobrun.answer = () => undefined;
    const alerts = await textWith("#rt=100&rc=2&rp=rt");
    assert.equal(net.jobrun.received.length, 3);
    assert.deepEqual(
      alerts.map(({ errorCode }) => errorCode),
      [11205],
    );
  });

  it("keeps all its tries within tt", async () => {
    net.jobrun.answer = () => undefined;
    const startedAt = performance.now();
    await textWith("#rt=200&rc=5&rp=all&tt=500");
    assert.ok(performance.now() - startedAt < 1500);
    assert.ok(net.jobrun.received.length <= 3);
  });

  it("retries a refused connection once by default", async () => {
    await net.client.incomingPhoneNumbers.create({ phoneNumber: OURS, smsUrl: "http://127.0.0.1:1/sms" });
    await net.post("/sandbox/texts", { from: CALLER, to: OURS, body: "hi" });
    await net.idle();
    const [alert] = await net.get<Alert[]>("/sandbox/alerts");
    assert.match(alert?.message ?? "", /ECONNREFUSED.*2 tries/u);
  });

  it("goes to the fallback address once, with the error's code, and words of that answer count", async () => {
    net.jobrun.answer = (one, response) =>
      one.path === "/sms" ? answer(500)(one, response) : answer(200, "<Response/>")(one, response);
    const alerts = await textWith("#rc=1&rp=all", "/fallback#rc=5&rp=all");
    assert.equal(net.jobrun.at("/sms").length, 2);
    const [fallback, ...more] = net.jobrun.at("/fallback");
    assert.deepEqual(more, []);
    assert.deepEqual([fallback?.form["ErrorCode"], fallback?.form["Body"], fallback?.genuine], ["11200", "hi", true]);
    assert.equal(alerts.length, 1);
  });

  it("is tried at the fallback address once only, and then left", async () => {
    net.jobrun.answer = answer(500);
    const alerts = await textWith("", "/fallback#rc=5&rp=all");
    assert.equal(net.jobrun.at("/fallback").length, 1);
    assert.equal(alerts.length, 2);
  });

  it("counts broken TwiML as error 12100 and an unknown verb as 12200", async () => {
    net.jobrun.answer = answer(200, "<Response><Message>hi</Response>");
    assert.deepEqual(
      (await textWith("")).map(({ errorCode }) => errorCode),
      [12100],
    );
    await net.post("/sandbox/reset");
    net.jobrun.answer = answer(200, "<Response><Shout/></Response>");
    assert.deepEqual(
      (await textWith("")).map(({ errorCode }) => errorCode),
      [12200],
    );
  });

  it("follows a redirect with a GET that has lost the fields", async () => {
    net.jobrun.answer = (one, response) =>
      one.path === "/sms" ? response.writeHead(302, { location: "/moved" }).end() : well(one, response);
    await textWith("");
    const [moved] = net.jobrun.at("/moved");
    assert.deepEqual([moved?.method, moved?.form], ["GET", {}]);
  });
});
