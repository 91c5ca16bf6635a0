import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Asides, type AsidesOptions } from "../../src/worker/asides.ts";

const asidesOf = (wish: Partial<AsidesOptions> = {}) => {
  const failures: unknown[] = [];
  const asides = new Asides({ most: 10, returning: 2, failed: (error) => failures.push(error), ...wish });
  return { asides, failures };
};
/** Lets everything that can go on by itself go on. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe("work that waits for somebody outside", () => {
  it("frees its lane while it waits, and is waited for at the end", async () => {
    const { asides } = asidesOf();
    const answer = Promise.withResolvers<string>();
    const heard: string[] = [];
    await asides.run(async (outside) => void heard.push(await outside(() => answer.promise)));
    assert.deepEqual(heard, []);
    const settled = asides.settled();
    answer.resolve("yes");
    await settled;
    assert.deepEqual(heard, ["yes"]);
  });

  it("keeps its lane where it does not wait outside, and where so much waits already", async () => {
    const { asides } = asidesOf({ most: 1 });
    let ended = false;
    await asides.run(async () => {
      await turn();
      ended = true;
    });
    assert.ok(ended);
    const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    await asides.run((outside) => outside(() => first.promise));
    let freed = false;
    const lane = asides.run((outside) => outside(() => second.promise)).then(() => (freed = true));
    await turn();
    assert.equal(freed, false);
    second.resolve();
    await lane;
    first.resolve();
    await asides.settled();
  });

  it("comes back a few at a time, and all of it does, also after failures", async () => {
    const { asides, failures } = asidesOf({ returning: 2 });
    const answer = Promise.withResolvers<void>();
    let [now, most, done] = [0, 0, 0];
    for (let place = 0; place < 9; place += 1) {
      await asides.run(async (outside) => {
        await outside(() => answer.promise);
        now += 1;
        most = Math.max(most, now);
        await turn();
        now -= 1;
        done += 1;
        if (place % 3 === 0) throw new Error("no");
      });
    }
    answer.resolve();
    await asides.settled();
    assert.deepEqual([done, most, failures.length], [9, 2, 3]);
  });

  it("fails in its lane before it stepped aside, and is told of after", async () => {
    const { asides, failures } = asidesOf();
    await assert.rejects(
      asides.run(async () => Promise.reject(new Error("at once"))),
      /at once/,
    );
    assert.deepEqual(failures, []);
    await asides.run(async (outside) => outside(() => Promise.reject(new Error("later"))));
    await asides.settled();
    assert.match(String(failures), /later/);
  });
});
