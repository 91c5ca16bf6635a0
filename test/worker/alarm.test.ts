import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { makeAlarm } from "../../src/worker/alarm.ts";

const timeout = 5_000;

describe("an alarm", () => {
  it("rings once for each time that it was asked for, and never before its time", { timeout }, async () => {
    const began = performance.now();
    const rung: number[] = [];
    const allThree = Promise.withResolvers<void>();
    const ringIn = makeAlarm(() => {
      if (rung.push(performance.now() - began) === 3) allThree.resolve();
    });
    // What is asked of it keeps no process alive.
    const alive = setInterval(() => undefined, timeout);
    for (const ms of [60, 60, 120]) ringIn(ms);
    await allThree.promise;
    clearInterval(alive);
    const [first = 0, second = 0, third = 0] = rung;
    assert.ok(first >= 60 && second >= 60 && third >= 120, rung.join(", "));
  });
});
