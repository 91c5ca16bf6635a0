import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { makeAlarm } from "../../src/worker/alarm.ts";
import { until } from "../support/until.ts";

describe("an alarm", () => {
  it("rings once for each time that it was asked for, never before its time, and soon after it", async () => {
    const began = performance.now();
    const rung: number[] = [];
    const ringIn = makeAlarm(() => rung.push(performance.now() - began));
    for (const ms of [60, 60, 120]) ringIn(ms);
    await until("it has rung three times", () => rung.length === 3);
    const [first = 0, second = 0, third = 0] = rung;
    assert.ok(first >= 60 && second >= 60 && third >= 120, rung.join(", "));
    assert.ok(first < 1_000 + 60, "it did not ring in time");
  });

  it("rings again for what is asked of it later", async () => {
    let rung = 0;
    const ringIn = makeAlarm(() => (rung += 1));
    ringIn(1);
    await until("it has rung", () => rung === 1);
    ringIn(1);
    await until("it has rung again", () => rung === 2);
  });
});
