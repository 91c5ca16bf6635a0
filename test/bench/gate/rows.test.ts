import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { rowsOf, type Seen } from "../../../bench/gate/rows.ts";

const seen: Seen = {
  by: "pgbench",
  large: "old rows",
  rates: [
    { reference: 1_000, small: 410, large: 345 },
    { reference: 1_000, small: 400, large: 336 },
    { reference: 1_000, small: 900, large: 100 },
  ],
  latencies: [{ reference: 10, small: [15, 15, 60], large: [18, 18, 72] }],
  claims: { few: [1], long: [{ name: "a long queue", took: [3] }] },
};

const verdicts = (of: Seen) => rowsOf(of).map(({ ok }) => ok);

describe("the rows of the gate bench", () => {
  it("take a latency from all rounds together, and show how far they are apart", () => {
    const slow = { reference: null, small: [99], large: [99] };
    const calm = {
      reference: 10,
      small: Array.from({ length: 199 }, () => 5),
      large: Array.from({ length: 199 }, () => 5),
    };
    const [, , , p50, , p99] = rowsOf({ ...seen, latencies: [calm, slow] });
    assert.deepEqual([p50?.value, p99?.value], [5, 5]);
    assert.match(p99?.name ?? "", /\(5 to 99\)/);
  });

  it("fail below their bounds, each for itself", () => {
    const rates = [{ reference: 1_000, small: 399, large: 331 }];
    const latencies = [{ reference: 10, small: [15.1, 15.1, 60.1], large: [18.2, 18.2, 72.2] }];
    const claims = { few: [1], long: [{ name: "a long queue", took: [3.1] }] };
    assert.deepEqual(verdicts({ ...seen, rates }), [false, false, true, true, true, true, true, true]);
    assert.deepEqual(verdicts({ ...seen, latencies }), [true, true, true, false, false, false, false, true]);
    assert.deepEqual(verdicts({ ...seen, claims }), [true, true, true, true, true, true, true, false]);
  });

  it("pass at their bounds, by the middle round and not by the best or the worst", () => {
    assert.deepEqual(verdicts(seen), [true, true, true, true, true, true, true, true]);
    assert.equal(rowsOf(seen)[0]?.ratio, 0.41);
    assert.equal(rowsOf(seen)[0]?.value, 410);
  });

  it("are no number where nothing was measured, which no bound accepts", () => {
    const nothing = { ...seen, rates: [], latencies: [], claims: { few: [], long: [{ name: "a queue", took: [] }] } };
    assert.deepEqual(verdicts(nothing), [false, false, true, false, false, false, false, false]);
    assert.equal(rowsOf({ ...seen, latencies: [{ reference: null, small: [], large: [] }] })[3]?.ok, false);
  });
});
