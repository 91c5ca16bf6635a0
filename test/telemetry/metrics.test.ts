import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { boundedLabel } from "../../src/telemetry/bounded-label.ts";
import { makeMetrics } from "../../src/telemetry/metrics.ts";

describe("metrics", () => {
  it("count what happened by what became of it", async () => {
    const metrics = makeMetrics();
    metrics.webhook("sms", "stored", 0.004);
    metrics.webhook("sms", "duplicate", 0.004);
    metrics.sweepFound("call", 3);
    metrics.inbox({ waiting: 2, dead: 1, oldestWaitingSeconds: 7 });
    metrics.event("text", "done", 0.2);
    metrics.outbox({ queued: 4 });
    metrics.send("text_customer", "unknown", 5);
    metrics.secondAttempt();
    metrics.lookUp("not_found");
    metrics.gateDecision("text_customer", "refused", "opted_out");
    const { body } = await metrics.page();
    for (const line of [
      'jobrun_webhooks_total{route="sms",outcome="duplicate"} 1',
      'jobrun_webhook_seconds_bucket{le="0.005",route="sms"} 2',
      'jobrun_sweep_found_total{kind="call"} 3',
      'jobrun_inbox_rows{state="dead"} 1',
      "jobrun_inbox_lag_seconds 7",
      'jobrun_events_total{kind="text",outcome="done"} 1',
      'jobrun_outbox_rows{state="queued"} 4',
      'jobrun_sends_total{action="text_customer",outcome="unknown"} 1',
      "jobrun_second_attempts_total 1",
      'jobrun_look_ups_total{outcome="not_found"} 1',
      'jobrun_gate_decisions_total{action="text_customer",outcome="refused",reason="opted_out"} 1',
      "process_resident_memory_bytes",
    ])
      assert.ok(body.includes(line), line);
  });

  it("of two applications in one process do not mix", async () => {
    const [one, other] = [makeMetrics(), makeMetrics()];
    one.secondAttempt();
    assert.match((await other.page()).body, /jobrun_second_attempts_total 0/);
  });

  it("have so many series and no more, whatever a stranger sends", async () => {
    const metrics = makeMetrics();
    for (let i = 0; i < 500; i++) metrics.webhook(`/stranger/${i}`, "refused", 0.001);
    const { body } = await metrics.page();
    assert.ok((body.match(/^jobrun_webhooks_total\{/gm) ?? []).length <= 65);
    assert.match(body, /route="other",outcome="refused"} 436/);
  });
});

describe("a bounded label", () => {
  it("keeps the first values that it saw and calls the rest other", () => {
    const label = boundedLabel(2);
    assert.deepEqual(["a", "b", "c", "a"].map(label), ["a", "b", "other", "a"]);
  });
});
