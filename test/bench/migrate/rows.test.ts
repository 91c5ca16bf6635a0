import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { rowsOf, type Seen } from "../../../bench/migrate/rows.ts";

const felt = (ms: number, failed = 0) => ({
  latenciesMs: Array.from({ length: 100 }, () => ms),
  failed,
  waitedTooLong: 0,
  words: [],
});
const atBounds: Seen = {
  perSecond: 200,
  planMs: 10_000,
  upgradeMs: 300_000,
  backfill: { rows: 2_000_000, seconds: 240 },
  nothingMs: 1_000,
  quiet: felt(5),
  during: felt(25),
};
const verdicts = (seen: Partial<Seen>) => rowsOf({ ...atBounds, ...seen }).map(({ ok }) => ok);

describe("the rows of the bench of an upgrade", () => {
  it("fail above their bounds, each for itself", () => {
    assert.deepEqual(verdicts({ backfill: { rows: 999_999, seconds: 120 } }), [false, true, true, true, true]);
    assert.deepEqual(verdicts({ during: felt(25.1) }), [true, false, true, true, true]);
    assert.deepEqual(verdicts({ quiet: felt(5, 1) }), [true, true, false, true, true]);
    assert.deepEqual(verdicts({ during: felt(25, 1) }), [true, true, false, true, true]);
    assert.deepEqual(verdicts({ planMs: 10_001 }), [true, true, true, false, true]);
    assert.deepEqual(verdicts({ nothingMs: 1_001 }), [true, true, true, true, false]);
  });

  it("pass at their bounds, and reckon a backfill by the million", () => {
    assert.deepEqual(verdicts({}), [true, true, true, true, true]);
    assert.equal(rowsOf(atBounds)[0]?.value, 120);
  });

  it("allow three times the quiet latency where that is more than 25 ms", () => {
    assert.deepEqual(verdicts({ quiet: felt(10), during: felt(30) }), [true, true, true, true, true]);
    assert.deepEqual(verdicts({ quiet: felt(10), during: felt(30.1) }), [true, false, true, true, true]);
  });
});
