import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { makeAlarm } from "../../src/worker/alarm.ts";

const timeout = 5_000;

describe("an alarm", () => {
  it("rings as many times as it was asked for, and never before its time", { timeout }, async () => {
    const began = performance.now();
    const rung: number[] = [];
    const allFour = Promise.withResolvers<void>();
    const ringIn = makeAlarm(() => {
      if (rung.push(performance.now() - began) === 4) allFour.resolve();
    });
    // What is asked of it keeps no process alive.
    const alive = setInterval(() => undefined, timeout);
    for (const [ms, rings] of [
      [60, 2],
      [60, 1],
      [120, 1],
    ] as const)
      ringIn(ms, rings);
    await allFour.promise;
    clearInterval(alive);
    const [first = 0, second = 0, third = 0, fourth = 0] = rung;
    assert.ok(first >= 60 && second >= 60 && third >= 60 && fourth >= 120, rung.join(", "));
  });
});
