import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readFacts } from "../../src/cli/play/read-facts.ts";

describe("the facts of a script", () => {
  it("are refused where the product could not keep them", () => {
    for (const facts of [
      { hours: 8 },
      { area: "x".repeat(81) },
      { callout: "sixty" },
      { callout: -1 },
      { calloutPence: 1e9 },
    ])
      assert.equal(readFacts(facts), null, JSON.stringify(facts));
  });

  it("are what the owner told, the call-out in pounds or pence, and anything else is passed over", () => {
    const told = { hours: "Mon-Fri 8-6", area: "Leeds", calloutPence: 6050 };
    assert.deepEqual(readFacts({ ...told, vans: 3 }), told);
    for (const callout of [60.5, "60.50", "£60.50"])
      assert.deepEqual(readFacts({ hours: null, callout }), { hours: null, area: null, calloutPence: 6050 });
  });
});
