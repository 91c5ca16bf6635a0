import assert from "node:assert/strict";
import { describe, it } from "node:test";

const noon = Temporal.Instant.from("2026-11-23T12:00:00Z");
const later = noon.add({ nanoseconds: 1 });

/** Two values that differ in an instant alone, in every place where one can stand. */
const places: readonly (readonly [string, (at: Temporal.Instant) => unknown])[] = [
  ["by itself", (at) => at],
  ["in an object", (at) => ({ at })],
  ["in a list in an object", (at) => ({ next: [{ at }] })],
  ["in a map, as a value", (at) => new Map([["at", at]])],
  ["in a map, as a key", (at) => new Map([[at, 1]])],
  ["in a set", (at) => new Set([at])],
];

describe("a comparison by structure", () => {
  for (const [where, holding] of places)
    it(`tells two instants apart ${where}, and knows the same one`, () => {
      assert.throws(() => assert.deepEqual(holding(noon), holding(later)), assert.AssertionError);
      assert.throws(
        () => assert.notDeepEqual(holding(noon), holding(Temporal.Instant.from(noon))),
        assert.AssertionError,
      );
      assert.deepEqual(holding(noon), holding(Temporal.Instant.from(noon)));
      assert.notDeepEqual(holding(noon), holding(later));
    });

  it("takes no instant for the words in which it is written", () => {
    assert.throws(() => assert.deepEqual({ at: noon }, { at: noon.toString() }), assert.AssertionError);
    assert.throws(() => assert.partialDeepStrictEqual({ at: noon, of: 1 }, { at: later }), assert.AssertionError);
  });

  it("tells days and clock times apart as well, and ends where a value holds itself", () => {
    const day = Temporal.PlainDate.from("2026-11-23");
    assert.throws(() => assert.deepEqual([day], [day.add({ days: 1 })]), assert.AssertionError);
    const [one, other] = [noon, later].map((at) => {
      const held: { at: Temporal.Instant; self?: unknown } = { at };
      held.self = held;
      return held;
    });
    assert.throws(() => assert.deepEqual(one, other), assert.AssertionError);
    assert.deepEqual(one, one);
  });
});
