import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { moreTriesMax, nextTry } from "../../src/domain/tries.ts";

describe("another try of a text", () => {
  it("is not made where none may follow, or those that may are spent", () => {
    assert.equal(nextTry("event_1/0", 0), null);
    assert.equal(nextTry("event_1/0 try 2", 1), null);
    assert.equal(nextTry("event_1/0 try 3", 2), null);
  });

  it("has a slot of its own, which begins as the first one's", () => {
    assert.equal(nextTry("event_1/0", 1), "event_1/0 try 2");
    assert.equal(nextTry("event_1/0 try 2", 2), "event_1/0 try 3");
  });

  it("comes to an end, whatever the slot is", () => {
    fc.assert(
      fc.property(fc.string(), (first) => {
        const slots = [first];
        for (let slot = nextTry(first, moreTriesMax); slot !== null; slot = nextTry(slot, moreTriesMax)) {
          if (slots.push(slot) > 10) return false;
        }
        return new Set(slots).size === slots.length && slots.length <= moreTriesMax + 1;
      }),
    );
  });
});
