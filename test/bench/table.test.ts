import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { tableOf } from "../../bench/table.ts";

describe("the table of measurements", () => {
  it("shows value, reference and ratio, and says which failed", () => {
    const table = tableOf([
      { name: "intake", value: 2345.6, unit: "1/s", reference: 3000, ratio: 0.782, needed: "ratio >= 0.6", ok: true },
      { name: "memory", value: 250, unit: "MB", reference: null, ratio: null, needed: "<= 200 MB", ok: false },
    ]).split("\n");
    assert.match(table[1] ?? "", /^intake +2346 +1\/s +3000 +0\.782 +ratio >= 0\.6 +ok$/);
    assert.match(table[2] ?? "", /^memory +250 +MB +<= 200 MB +FAILED$/);
  });
});
