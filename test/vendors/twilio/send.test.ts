import assert from "node:assert/strict";
import { createServer } from "node:net";
import { describe, it } from "node:test";
import { parsePhone } from "../../../src/domain/phone.ts";
import type { ClaimedText, SendOutcome } from "../../../src/domain/send-outcome.ts";
import { connectTwilio } from "../../../src/vendors/twilio/sdk.ts";
import { makeSendText } from "../../../src/vendors/twilio/send.ts";
import { accountSid, caller, messageSid, publicUrl, token, us } from "./samples.ts";
import type { Answer, Asked } from "./small-carrier.ts";
import { json, smallCarrier } from "./small-carrier.ts";

/** The outbox alone makes these; a test of the carrier has no outbox. */
function isClaimed(text: object): text is ClaimedText {
  return Object.keys(text).length === 5;
}

function claimed(): ClaimedText {
  const [from, to] = [parsePhone(us), parsePhone(caller)];
  assert.ok(from && to);
  const text = { outboxId: "out_01", from, to, body: "Hello £5", validitySeconds: 600 };
  assert.ok(isClaimed(text));
  return text;
}

async function send(answer: Answer): Promise<{ outcome: SendOutcome; asked: readonly Asked[] }> {
  const carrier = await smallCarrier(answer);
  const outcome = await makeSendText(carrier.client, publicUrl)(claimed());
  await carrier.close();
  return { outcome, asked: carrier.asked };
}

async function sendTo(apiBaseUrl: string): Promise<SendOutcome> {
  const client = connectTwilio({ accountSid, authToken: token, apiBaseUrl, timeoutMs: 300 });
  return makeSendText(client, publicUrl)(claimed());
}

describe("a text that the carrier refused", () => {
  it("is refused with the carrier's code after a 4xx, whatever its body", async () => {
    const opted = await send((response) => json(response, 400, { code: 21610, message: "unsubscribed", status: 400 }));
    assert.deepEqual(opted.outcome, {
      outcome: "refused",
      code: "21610",
      reason: "unsubscribed",
      retryAfterSeconds: null,
    });
    const modern = { type: "about:blank", title: "Bad", status: 400, code: 21211, detail: "invalid" };
    assert.equal((await send((response) => json(response, 400, modern))).outcome.outcome, "refused");
    for (const body of ["", "<html>", "null", "5", "[]"]) {
      const { outcome } = await send((response) => void response.writeHead(404).end(body));
      assert.equal(outcome.outcome, "refused", body);
    }
  });

  it("is refused after a 429, with the time that the carrier asks for, and is not sent again by the client", async () => {
    const { outcome, asked } = await send((response) => json(response, 429, { code: 20429 }, { "retry-after": "7" }));
    assert.ok(outcome.outcome === "refused");
    assert.deepEqual([outcome.code, outcome.retryAfterSeconds], ["20429", 7]);
    assert.equal(asked.length, 1);
    const vague = await send((response) => json(response, 429, {}, { "retry-after": "soon" }));
    assert.ok(vague.outcome.outcome === "refused" && vague.outcome.retryAfterSeconds === null);
  });
});

describe("a text that never left", () => {
  it("is refused when nobody listens, the name is unknown, or there is no TLS", async () => {
    const closed = await smallCarrier((response) => void response.end());
    await closed.close();
    assert.equal((await sendTo(closed.apiBaseUrl)).outcome, "refused");
    assert.equal((await sendTo("https://no-such-host.invalid")).outcome, "refused");
    const plain = await smallCarrier((response) => void response.end());
    assert.equal((await sendTo(plain.apiBaseUrl.replace("http:", "https:"))).outcome, "refused");
    assert.equal(plain.asked.length, 0);
    await plain.close();
  });
});

describe("a text whose fate is not known", () => {
  const silent: Answer = () => undefined;
  const dripping: Answer = (response) => {
    const timer = setInterval(() => response.write(" "), 50);
    response.on("close", () => clearInterval(timer));
  };
  const answers: readonly [string, Answer][] = [
    ["a 500", (response) => json(response, 500, { code: 20500 })],
    ["a 503 without a body", (response) => void response.writeHead(503).end()],
    ["a redirect", (response) => void response.writeHead(307, { location: "/elsewhere" }).end()],
    ["silence", silent],
    ["an answer that drips for ever", dripping],
    ["a reset", (_response, request) => void request.socket.resetAndDestroy()],
    ["a socket closed without an answer", (_response, request) => void request.socket.destroy()],
    [
      "half an answer",
      (response) => void response.writeHead(201, { "content-length": "50" }).write("{", () => response.destroy()),
    ],
    ["a 201 that is not JSON", (response) => void response.writeHead(201).end("<html>")],
    ["a 201 that names no message", (response) => json(response, 201, {})],
    ["a 201 of nothing", (response) => void response.writeHead(201).end()],
  ];
  for (const [name, answer] of answers) {
    it(`is unknown after ${name}, and asked once`, async () => {
      const start = performance.now();
      const { outcome, asked } = await send(answer);
      assert.equal(outcome.outcome, "unknown");
      assert.equal(asked.length, 1);
      assert.ok(performance.now() - start < 2_000);
    });
  }

  it("is unknown after an answer that is not HTTP", async () => {
    const server = createServer(
      (socket) =>
        void socket
          .on("error", () => undefined)
          .resume()
          .end("hello\r\n\r\n"),
    );
    await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    assert.ok(address !== null && typeof address === "object");
    assert.equal((await sendTo(`http://127.0.0.1:${address.port}`)).outcome, "unknown");
    await new Promise((resolve) => void server.close(resolve));
  });
});

describe("a text that the carrier took", () => {
  it("is accepted with the carrier's id, after one request with our outbox id, retry fragment and validity", async () => {
    const { outcome, asked } = await send((response) => json(response, 201, { sid: messageSid, num_segments: "2" }));
    assert.deepEqual(outcome, { outcome: "accepted", carrierId: messageSid, segments: 2 });
    assert.equal(asked.length, 1);
    assert.equal(asked[0]?.path, `/2010-04-01/Accounts/${accountSid}/Messages.json`);
    assert.equal(asked[0].authorization, `Basic ${Buffer.from(`${accountSid}:${token}`).toString("base64")}`);
    assert.deepEqual(Object.fromEntries(asked[0].form), {
      To: caller,
      From: us,
      Body: "Hello £5",
      ValidityPeriod: "600",
      StatusCallback: `${publicUrl}/api/twilio/message-status?o=out_01#ct=1500&rt=3500&rc=5&rp=all`,
    });
  });

  it("has no known segments while the carrier says 0", async () => {
    const { outcome } = await send((response) => json(response, 201, { sid: messageSid, num_segments: "0" }));
    assert.deepEqual(outcome, { outcome: "accepted", carrierId: messageSid, segments: null });
  });
});

describe("the client", () => {
  it("cannot be made with an empty token", () => {
    assert.throws(() => connectTwilio({ accountSid, authToken: "", apiBaseUrl: "http://127.0.0.1:1" }), /empty/);
  });
});
