import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { silentSince } from "../../src/domain/silence.ts";

const from = Temporal.Instant.from("2026-10-01T12:00:00Z");
const at = (hours: number) => from.add({ milliseconds: Math.round(hours * 3_600_000) });

/** Calls with so many hours between each and the next, and the moment of the last. */
function rings(...gaps: readonly number[]) {
  const hours = [0];
  for (const gap of gaps) hours.push((hours.at(-1) ?? 0) + gap);
  return { heard: { from, calls: hours.map(at).toReversed() }, last: hours.at(-1) ?? 0 };
}

/** Whether a silence of so many hours after the last call is suspicious. */
function suspicious({ heard, last }: ReturnType<typeof rings>, hours: number): boolean {
  const since = silentSince(heard, at(last + hours));
  if (since !== null) assert.equal(since.toString(), at(last).toString());
  return since !== null;
}

describe("a silence", () => {
  it("is suspicious when it is twice as long as the longest before, and not a moment earlier", () => {
    const weekends = rings(10, 72, 24, 24, 24);
    assert.ok(!suspicious(weekends, 143.999));
    assert.ok(suspicious(weekends, 144));
  });

  it("is not, within three days, whoever rings ever so often, and is after four weeks, whoever rings ever so seldom", () => {
    const busy = rings(1, 1, 2, 1, 1);
    assert.ok(!suspicious(busy, 71.999));
    assert.ok(suspicious(busy, 72));
    const seldom = rings(500, 400, 600, 500);
    assert.ok(!suspicious(seldom, 28 * 24 - 0.001));
    assert.ok(suspicious(seldom, 28 * 24));
  });

  it("is after two weeks where too few have rung to know a rhythm, or nobody", () => {
    for (const few of [rings(), rings(1, 2, 300)]) {
      assert.ok(!suspicious(few, 14 * 24 - 0.001));
      assert.ok(suspicious(few, 14 * 24));
    }
    const nobody = { from, calls: [] };
    assert.equal(silentSince(nobody, at(14 * 24 - 0.001)), null);
    assert.equal(silentSince(nobody, at(14 * 24))?.toString(), from.toString());
  });
});
