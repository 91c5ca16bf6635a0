import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { greetingFor } from "../../../src/domain/wording/greeting.ts";

describe("what a caller hears", () => {
  it("promises nothing on any number", () => {
    for (const role of ["OPERATIONAL", "ONBOARDING", "SYSTEM"] as const) {
      assert.doesNotMatch(
        greetingFor(role, "Dave's Plumbing"),
        /\bwill\b|\bwe'll\b|you'll|shortly|soon|call you back|get back/i,
      );
    }
  });

  it("is the client's name and the danger words on a client's number", () => {
    assert.equal(
      greetingFor("OPERATIONAL", "Dave's Plumbing"),
      "Hello, this is Dave's Plumbing. We can't take your call at the moment. If you smell gas, hang up and ring 0800 111 999. In danger, ring 999. Goodbye.",
    );
  });

  it("names no client on a number that is no client's", () => {
    for (const role of ["ONBOARDING", "SYSTEM"] as const)
      assert.doesNotMatch(greetingFor(role, "Dave's Plumbing"), /Dave/);
    assert.match(greetingFor("ONBOARDING", null), /takes texts only/);
  });

  it("is short and well-formed for every name, and for none", () => {
    fc.assert(
      fc.property(fc.option(fc.string({ unit: "binary" }), { nil: null }), (name) => {
        const words = greetingFor("OPERATIONAL", name);
        assert.ok(words.length <= 260 && words.isWellFormed());
        assert.doesNotMatch(words, /\p{Cc}/u);
      }),
    );
  });
});
