import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { rowsOf } from "../../../bench/call/rows.ts";

const all = (ms: number) => Array.from({ length: 200 }, () => ms);
const verdicts = (product: readonly number[], naive: readonly number[]) =>
  rowsOf([{ product, naive }]).map(({ ok }) => ok);

describe("the rows of the call bench", () => {
  it("fail above their bounds, each for itself, and the naive program never does", () => {
    assert.deepEqual(verdicts(all(25.1), all(1_000)), [false, true, true, true]);
    assert.deepEqual(verdicts([...all(20), ...all(20), 100.1, 100.1, 100.1, 100.1, 100.1], all(1)), [
      true,
      true,
      false,
      true,
    ]);
  });

  it("pass at their bounds, with the ratio beside them", () => {
    assert.deepEqual(verdicts([...all(25), 100, 100, 100], all(10)), [true, true, true, true]);
    assert.equal(rowsOf([{ product: all(25), naive: all(10) }])[1]?.ratio, 2.5);
  });

  it("take a latency from all rounds together, and show how far they are apart", () => {
    const [p50] = rowsOf([
      { product: all(5), naive: all(1) },
      { product: [90], naive: [1] },
    ]);
    assert.equal(p50?.value, 5);
    assert.match(p50?.name ?? "", /\(5 to 90\)/);
  });

  it("are no number where nothing was measured, which no bound accepts", () => {
    assert.deepEqual(verdicts([], []), [false, true, false, true]);
  });
});
