import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { rowsOf, type Round } from "../../../bench/intake/rows.ts";
import { median } from "../../../bench/row.ts";

const round = (intake: number): Round => ({ reference: 10_000, intake, naive: 3_000 });
const seen = { by: "pgbench", rounds: [round(6_000), round(6_100), round(9_000)], p99Ms: 50, memoryMb: 200 };

describe("the rows of the intake bench", () => {
  it("fail below their bounds, and the naive server never does", () => {
    const slow = { ...seen, rounds: [round(5_999), round(5_900), round(9_000)], p99Ms: 50.1, memoryMb: 200.1 };
    assert.deepEqual(
      rowsOf(slow).map(({ ok }) => ok),
      [false, true, false, false],
    );
  });

  it("pass at their bounds, by the middle round and not by the best or the worst", () => {
    const [intake, ...others] = rowsOf(seen);
    assert.equal(intake?.ratio, 0.61);
    assert.equal(intake.value, 6_100);
    assert.ok([intake, ...others].every(({ ok }) => ok));
  });

  it("are no number where nothing was measured, which no bound accepts", () => {
    assert.ok(Number.isNaN(median([])));
    assert.equal(rowsOf({ ...seen, rounds: [] })[0]?.ok, false);
  });
});
