import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { factCharactersMax, nothingTold, parseClientFacts, tidyFact } from "../../src/domain/client-facts.ts";

describe("what an owner tells us", () => {
  it("is kept as one line of plain characters, and not at all where it is too long or empty", () => {
    assert.equal(tidyFact("  Mon\u2013Fri\n 8\u20136 \u{1F600}"), "Mon-Fri 8-6");
    assert.equal(tidyFact("x".repeat(factCharactersMax + 1)), null);
    assert.equal(tidyFact("\u{1F600}"), null);
  });

  it("is refused where it is not what was kept", () => {
    assert.deepEqual(parseClientFacts(nothingTold), nothingTold);
    const told = { hours: "8-6", area: "Leeds", calloutPence: 6000 };
    assert.deepEqual(parseClientFacts({ ...told, more: 1 }), told);
    for (const stored of [
      null,
      {},
      { ...told, hours: 8 },
      { ...told, area: undefined },
      { ...told, calloutPence: 0.5 },
    ])
      assert.equal(parseClientFacts(stored), null);
  });
});
