import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { addReading, isPlaced, keptWords, nothingSaid } from "../../src/domain/lead-facts.ts";
import { read } from "./reading/read.ts";

function told(...texts: readonly string[]): typeof nothingSaid {
  return texts.reduce((facts, text) => addReading(facts, read(text), text), nothingSaid);
}

describe("what is known of an enquiry", () => {
  it("never loses what was said before, and thanks add nothing", () => {
    const facts = told("boiler broken, LS1 4AP, it's Sam", "thanks");
    assert.deepEqual(
      [facts.job, facts.postcode, facts.name, facts.words],
      ["boiler broken", "LS1 4AP", "Sam", "boiler broken, LS1 4AP, it's Sam"],
    );
  });

  it("takes the later postcode, joins jobs, and grows graver only", () => {
    const facts = told("no heating, LS1 4AP", "dripping tap, LS2 9JT");
    assert.deepEqual([facts.job, facts.postcode, facts.urgency], ["no heating; dripping tap", "LS2 9JT", "soon"]);
    assert.equal(told("I smell gas", "dripping tap, no rush").urgency, "emergency");
    assert.equal(told("I smell gas", "thanks").danger, "gas");
  });

  it("does not say the same job twice, nor grow without end", () => {
    assert.equal(told("no heating", "No heating").job, "no heating");
    const many = Array.from({ length: 60 }, (_, index) => `leaking tap number ${index}`);
    assert.ok((told(...many).job ?? "").length <= 200);
  });

  it("is placed by a postcode or by a place in words", () => {
    assert.deepEqual([nothingSaid, told("LS1 4AP"), told("leaking tap in Otley")].map(isPlaced), [false, true, true]);
  });

  it("keeps words well-formed and bounded", () => {
    assert.equal(keptWords("x".repeat(5000)).length, 320);
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 900 }), (body) => {
        const words = keptWords(body);
        assert.ok(words.isWellFormed() && words.length <= 320);
      }),
    );
  });
});
