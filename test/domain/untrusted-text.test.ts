import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { cleanText } from "../../src/domain/untrusted-text.ts";

describe("text from outside", () => {
  it("loses what a database or a page cannot hold, and nothing that a person wrote", () => {
    assert.equal(cleanText("a\0b\u0007c\u001b[31m\u007f\u0085\uFFFE\uFFFFd"), "abc[31md");
    assert.equal(cleanText("\ud800 lone"), "\ufffd lone");
    assert.equal(cleanText("one\r\ntwo\rthree\n\tfour"), "one\ntwo\nthree\n\tfour");
    assert.equal(cleanText("Siân 😀 £5 вода"), "Siân 😀 £5 вода");
  });

  it("is well-formed and stable for every string", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0xffff)), (units) => {
        const clean = cleanText(String.fromCharCode(...units));
        assert.ok(clean.isWellFormed());
        assert.doesNotMatch(clean, /[\0-\x08\x0b-\x1f\x7f\uFFFE\uFFFF]/);
        assert.equal(cleanText(clean), clean);
      }),
    );
  });
});
