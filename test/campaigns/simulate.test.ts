import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { runShare } from "../../campaigns/simulate/run-share.ts";

const once = (seed: number) => runShare({ first: seed, count: 1, stride: 1, traced: true });

describe("a seed of the simulation", () => {
  it("tells the same story each time, so that what it finds can be looked at again", async () => {
    const [[first], [again]] = [(await once(7)).failed, (await once(7)).failed];
    assert.ok(first !== undefined && first.trace.length > 50, "there is hardly a story to compare");
    assert.deepEqual(again?.trace, first.trace);
    assert.deepEqual(first.failures, []);
  });

  it("tells another story than the next", async () => {
    const [[one], [other]] = [(await once(7)).failed, (await once(8)).failed];
    assert.notDeepEqual(one?.trace, other?.trace);
  });
});
