import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { after, before, describe, it } from "node:test";
import { type Carrier, startCarrier } from "../../../bench/carrier/run-load.ts";
import { stopChild } from "../../../bench/child.ts";

const accountSid = `AC${"0".repeat(32)}`;
const calls = 10;
const secondsEach = 0.1;
/** For texts that never come, and for those that do on a busy machine. */
const patienceMs = { nobody: 100, others: 10_000 };

let carrier: Carrier;
before(async () => {
  carrier = await startCarrier();
});
after(() => stopChild(carrier.child));

/** A program in JobRun's place, and what a run of calls to it comes to. */
async function calling(texts: "every caller" | "nobody" | "one caller twice", status = 200) {
  let heard = 0;
  const server = createServer((request, response) => {
    // Whoever opens a connection asks once whether anybody is there.
    if (request.method === "GET") return void response.writeHead(404, { "content-length": "0" }).end();
    const said: Buffer[] = [];
    request.on("data", (piece: Buffer) => said.push(piece));
    request.on("end", () => {
      heard += 1;
      const form = new URLSearchParams(Buffer.concat(said).toString());
      const times = texts === "one caller twice" && heard === 1 ? 2 : 1;
      if (texts !== "nobody") for (let at = 0; at < times; at += 1) void text(form);
      response.writeHead(status, { "content-length": "0" }).end();
    });
  });
  const url = await listening(server);
  const account = { url, accountSid, authToken: "token" };
  const pace = { perSecond: calls / secondsEach };
  const order = { account, what: "call", clients: 10, first: 0, seconds: secondsEach, pace, receipts: false } as const;
  return carrier.run(order, texts === "nobody" ? patienceMs.nobody : patienceMs.others).finally(() => server.close());
}

function text(call: URLSearchParams): Promise<Response> {
  const body = new URLSearchParams({
    From: call.get("To") ?? "",
    To: call.get("From") ?? "",
    Body: "Sorry we missed you",
  });
  return fetch(`${carrier.url}/2010-04-01/Accounts/${accountSid}/Messages.json`, { method: "POST", body });
}

async function listening(server: Server): Promise<string> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  assert.ok(typeof address === "object" && address !== null);
  return `http://127.0.0.1:${address.port}`;
}

describe("a bench of calls", () => {
  it("fails where callers get no text", async () => {
    await assert.rejects(calling("nobody"), /10 of 10 got no text/);
  });

  it("fails where a caller gets two", async () => {
    await assert.rejects(calling("one caller twice"), /texts came that nobody had asked for/);
  });

  it("fails where calls are not acknowledged, even if they are texted", async () => {
    await assert.rejects(calling("every caller", 503), /10 webhooks were not acknowledged/);
  });

  it("has a latency for each call where each caller gets one text", async () => {
    const { sent, latenciesMs } = await calling("every caller");
    assert.deepEqual([sent, latenciesMs.length], [calls, calls]);
    assert.ok(latenciesMs.every((ms) => ms > 0));
  });
});
