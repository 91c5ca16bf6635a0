import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { ownWords } from "../../src/domain/own-words.ts";

describe("words that a model says a text has", () => {
  const text = "Hi, the   Boiler is LEAKING (kitchen). Don\u2019t ring; I\u2019m Sam O\u2019Neil";
  const found = [
    ["the boiler", "the Boiler"],
    ["boiler is leaking", "Boiler is LEAKING"],
    ["BOILER, is: leaking!", "Boiler is LEAKING"],
    ["leaking kitchen", "LEAKING (kitchen"],
    ["sam o'neil", "Sam O\u2019Neil"],
  ] as const;
  for (const [said, own] of found) {
    it(`(${said}) are given as the writer wrote them`, () => assert.equal(ownWords(text, said), own));
  }

  for (const said of ["boiler leaking", "leaking boiler", "oiler", "Boiler is LEAKING badly", "", "...", "ring Sam"]) {
    it(`(${said}) are none where the text does not have them in a row`, () => assert.equal(ownWords(text, said), null));
  }

  it("never bring a character that the writer did not write, but for a single space", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (written, said) => {
        const own = ownWords(written, said);
        assert.ok(own === null || written.replaceAll(/\s+/g, " ").includes(own));
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.constantFrom("a", "b", " ", ",", "\n", "9")), (parts) => {
        const written = parts.join("");
        const own = ownWords(written, written);
        assert.equal(own === null, !/[ab9]/.test(written));
      }),
    );
  });
});
