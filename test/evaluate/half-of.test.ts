import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { familyOf, halfOf, halves } from "../../evaluate/half-of.ts";

describe("a half of the corpus", () => {
  it("holds all variants of one sentence", () => {
    assert.equal(familyOf("gas-012b"), "gas-012");
    assert.equal(familyOf("gas-012"), "gas-012");
    for (let place = 0; place < 50; place += 1) assert.equal(halfOf(`gas-0${place}a`), halfOf(`gas-0${place}b`));
  });

  it("holds about half of every kind, however the ids are numbered", () => {
    for (const kind of ["gas", "talk-plain", "tongues"]) {
      const ids = Array.from({ length: 1000 }, (_, place) => `${kind}-${String(place).padStart(3, "0")}`);
      for (const half of halves) {
        const share = ids.filter((id) => halfOf(id) === half).length / ids.length;
        assert.ok(share > 0.44 && share < 0.56, `${half} has ${share} of ${kind}`);
      }
    }
  });

  it("is the same for ever", () => {
    assert.deepEqual(
      ["gas-001", "optout-001", "talk-plain-001", "code-007"].map(halfOf),
      ["gas-001", "optout-001", "talk-plain-001", "code-007"].map((id) => known.get(id)),
    );
  });
});

const known = new Map([
  ["gas-001", "develop"],
  ["optout-001", "untouched"],
  ["talk-plain-001", "untouched"],
  ["code-007", "develop"],
]);
