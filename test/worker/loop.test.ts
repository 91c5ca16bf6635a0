import assert from "node:assert/strict";
import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, it } from "node:test";
import { startLoop, type Turn } from "../../src/worker/loop.ts";

const never = 3_600_000;
const boundMs = 5_000;

async function until(holds: () => boolean): Promise<void> {
  const end = performance.now() + boundMs;
  while (!holds()) {
    assert.ok(performance.now() < end, "it did not happen in time");
    await nextTurn();
  }
}

/** A turn that does `jobs` pieces of work, and counts how often it was asked. */
function work(jobs: number) {
  const seen = { asked: 0, done: 0, left: jobs };
  const turn: Turn = async () => {
    seen.asked += 1;
    await nextTurn();
    if (seen.left === 0) return false;
    seen.left -= 1;
    seen.done += 1;
    return true;
  };
  return { seen, turn };
}

const unexpected = (error: unknown) => assert.fail(String(error));

describe("a loop", () => {
  it("that fails tells of it, pauses, and goes on", async () => {
    const errors: unknown[] = [];
    let asked = 0;
    const turn: Turn = async () => {
      asked += 1;
      if (asked <= 2) throw new Error(`failure ${asked}`);
      return false;
    };
    const started = performance.now();
    const loop = startLoop(turn, { lanes: 1, pollMs: never, failed: (error) => errors.push(error) });
    await until(() => asked === 3);
    assert.deepEqual(errors.map(String), ["Error: failure 1", "Error: failure 2"]);
    assert.ok(performance.now() - started >= 450, "two failures, two pauses of a quarter of a second");
    await loop.stop();
  });

  it("works without pause while there is work, and then rests", async () => {
    const { seen, turn } = work(50);
    const loop = startLoop(turn, { lanes: 1, pollMs: never, failed: unexpected });
    await until(() => seen.asked === 51);
    for (let turns = 0; turns < 20; turns += 1) await nextTurn();
    assert.deepEqual([seen.done, seen.asked], [50, 51]);
    await loop.stop();
  });

  it("wakes when it is told to", async () => {
    const { seen, turn } = work(0);
    const loop = startLoop(turn, { lanes: 2, pollMs: never, failed: unexpected });
    await until(() => seen.asked === 2);
    seen.left = 3;
    loop.wake();
    await until(() => seen.done === 3);
    await loop.stop();
  });

  it("has one lane look for one piece of work, and lets the others rest", async () => {
    const { seen, turn } = work(0);
    const loop = startLoop(turn, { lanes: 4, pollMs: never, failed: unexpected });
    await until(() => seen.asked === 4);
    await nextTurn();
    seen.left = 1;
    loop.wake();
    await until(() => seen.asked === 6);
    for (let turns = 0; turns < 20; turns += 1) await nextTurn();
    assert.deepEqual([seen.done, seen.asked], [1, 6]);
    await loop.stop();
  });

  it("has as many lanes at work as it was told of pieces", async () => {
    const gate = Promise.withResolvers<boolean>();
    let [asked, idle] = [0, true];
    const turn: Turn = async () => {
      asked += 1;
      return idle ? false : gate.promise;
    };
    const loop = startLoop(turn, { lanes: 4, pollMs: never, failed: unexpected });
    await until(() => asked === 4);
    await nextTurn();
    idle = false;
    for (let pieces = 0; pieces < 3; pieces += 1) loop.wake();
    await until(() => asked === 7);
    idle = true;
    gate.resolve(true);
    await loop.stop();
  });

  it("has all lanes look where nobody can say how much there is", async () => {
    const { seen, turn } = work(0);
    const loop = startLoop(turn, { lanes: 4, pollMs: never, failed: unexpected });
    await until(() => seen.asked === 4);
    await nextTurn();
    loop.wakeAll();
    await until(() => seen.asked === 8);
    await loop.stop();
  });

  it("does not miss a wake-up that comes while it looks and finds nothing", async () => {
    let asked = 0;
    const turn: Turn = async () => {
      asked += 1;
      await nextTurn();
      if (asked === 1) loop.wake();
      return false;
    };
    const loop = startLoop(turn, { lanes: 1, pollMs: never, failed: unexpected });
    await until(() => asked === 2);
    await loop.stop();
  });

  it("looks again unasked when nobody wakes it", async () => {
    const { seen, turn } = work(0);
    const loop = startLoop(turn, { lanes: 1, pollMs: 5, failed: unexpected });
    await until(() => seen.asked >= 3);
    await loop.stop();
  });

  it("that stops begins nothing new and waits for what is under way", async () => {
    const gate = Promise.withResolvers<boolean>();
    let asked = 0;
    const turn: Turn = () => {
      asked += 1;
      return gate.promise;
    };
    const loop = startLoop(turn, { lanes: 3, pollMs: never, failed: unexpected });
    await until(() => asked === 3);
    let stopped = false;
    const stopping = loop.stop().then(() => (stopped = true));
    for (let turns = 0; turns < 20; turns += 1) await nextTurn();
    assert.equal(stopped, false);
    gate.resolve(true);
    await stopping;
    assert.equal(asked, 3);
  });

  it("that rests stops at once", async () => {
    const { seen, turn } = work(0);
    const loop = startLoop(turn, { lanes: 4, pollMs: never, failed: unexpected });
    await until(() => seen.asked === 4);
    const started = performance.now();
    await loop.stop();
    assert.ok(performance.now() - started < 1_000);
  });
});
