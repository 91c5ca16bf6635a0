import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import { after, before, describe, it } from "node:test";
import { errorShare, readMetrics } from "../../../src/release/verify/errors-seen.ts";

describe("errors that a running JobRun has counted", () => {
  let server: Server;
  let address = "";
  let page = "";
  before(async () => {
    server = createServer((request, response) => {
      response.writeHead(request.url === "/metrics" ? 200 : 404, { "content-type": "text/plain; version=0.0.4" });
      response.end(page);
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const bound = server.address();
    address = typeof bound === "object" && bound !== null ? `http://127.0.0.1:${bound.port}` : "";
  });
  after(() => server.close());

  it("cannot be read where the page is not served", async () => {
    await assert.rejects(readMetrics(`${address}/elsewhere`), /\/metrics answers 404/);
  });

  it("cannot be read where nobody listens, which is said with the address that was asked", async () => {
    await assert.rejects(readMetrics("http://127.0.0.1:9"), /^Error: http:\/\/127\.0\.0\.1:9 does not answer/);
  });

  it("are what the doors could not take and what ended dead, beside all that came; no other number counts", async () => {
    page = [
      "# HELP jobrun_webhooks_total Webhooks",
      'jobrun_webhooks_total{route="/sms",outcome="stored"} 90',
      'jobrun_webhooks_total{route="/sms",outcome="refused"} 3',
      'jobrun_webhooks_total{route="/sms",outcome="away"} 2',
      'jobrun_webhooks_total{route="/sms",outcome="overloaded"} 1',
      'jobrun_events_total{kind="text_arrived",outcome="done"} 100',
      'jobrun_events_total{kind="text_arrived",outcome="retried"} 3',
      'jobrun_events_total{kind="text_arrived",outcome="dead"} 1',
      'jobrun_sends_total{outcome="dead"} 50',
      "process_cpu_seconds_total 12.5",
    ].join("\n");
    assert.deepEqual(errorShare(await readMetrics(address)), { looked: 200, failed: 4, share: 0.02 });
  });

  it("have no share where nothing has come yet", () => {
    assert.deepEqual(errorShare([]), { looked: 0, failed: 0, share: 0 });
  });
});
