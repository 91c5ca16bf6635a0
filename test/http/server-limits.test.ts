import assert from "node:assert/strict";
import { connect } from "node:net";
import { after, before, describe, it } from "node:test";
import { buildApp } from "../../src/http/app.ts";
import { doorsUnderTest } from "./doors-under-test.ts";

const { doors } = doorsUnderTest();
const app = buildApp(doors);
const dripMs = 300;
let port = 0;

before(async () => {
  port = Number(new URL(await app.listen({ host: "127.0.0.1", port: 0 })).port);
});
after(() => app.close());

/** Sends the bytes, and gives everything that came back and how long it took until the socket was closed. */
async function exchange(bytes: string, drip = ""): Promise<{ answer: string; tookMs: number }> {
  const start = performance.now();
  const socket = connect(port, "127.0.0.1");
  const chunks: Buffer[] = [];
  socket.on("data", (chunk: Buffer) => void chunks.push(chunk)).on("error", () => undefined);
  socket.write(bytes);
  const dripping = setInterval(() => socket.writable && socket.write(drip), dripMs);
  await new Promise((resolve) => socket.on("close", resolve));
  clearInterval(dripping);
  return { answer: Buffer.concat(chunks).toString("latin1"), tookMs: performance.now() - start };
}

describe("what is not HTTP", () => {
  it("is answered kindly and let go", async () => {
    for (const bytes of [
      "hello\r\n\r\n",
      "\0\0\0\0\r\n\r\n",
      "GET / HTTP/9.9\r\n\r\n",
      "GET /\u0001 HTTP/1.1\r\n\r\n",
      "\x16\x03\x01\x02\x00",
    ]) {
      const { answer } = await exchange(bytes);
      assert.match(answer, /^HTTP\/1\.1 400 Bad Request\r\n/, JSON.stringify(bytes));
      assert.match(answer, /\{"code":"bad_http","message":"Bad Request\.","requestId":null\}$/);
    }
  });

  it("is answered with 431 when its headers are too large", async () => {
    const { answer } = await exchange(`GET / HTTP/1.1\r\nHost: x\r\nX: ${"a".repeat(40_000)}\r\n\r\n`);
    assert.match(answer, /^HTTP\/1\.1 431 /);
  });

  it("is refused when it could be read in two ways", async () => {
    const smuggled =
      "POST /api/twilio/sms HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n";
    assert.match((await exchange(smuggled)).answer, /^HTTP\/1\.1 400 /);
  });
});

const slow: readonly [string, string, string?][] = [
  ["says nothing", ""],
  ["does not finish its headers", "POST /api/twilio/sms HTTP/1.1\r\nHost: x\r\n"],
  ["drips its headers", "POST /api/twilio/sms HTTP/1.1\r\nHost: x\r\n", "A: b\r\n"],
  ["drips its body", "POST /api/twilio/sms HTTP/1.1\r\nHost: x\r\nContent-Length: 9000\r\n\r\n", "a"],
  ["does not finish its body", "POST /api/twilio/sms HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc"],
  [
    "does not finish its chunks",
    "POST /api/twilio/sms HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
  ],
];

describe("a slow client", { concurrency: true }, () => {
  for (const [name, bytes, drip] of slow) {
    it(`that ${name} loses its socket within six seconds`, async () => {
      const { tookMs } = await exchange(bytes, drip);
      assert.ok(tookMs < 6_000, `${tookMs} ms`);
    });
  }
});
