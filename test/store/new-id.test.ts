import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { newId } from "../../src/store/new-id.ts";

describe("an id", () => {
  it("has its prefix and 24 digits, and sorts by when it was made, within a millisecond too", () => {
    const ids = Array.from({ length: 40_000 }, () => newId("message"));
    for (const id of ids) assert.match(id, /^message_[0-9a-v]{24}$/);
    assert.deepEqual(ids.toSorted(), ids);
  });
});
