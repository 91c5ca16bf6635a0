import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { checks } from "../../../src/domain/policy/checks.ts";
import { inPlainWords, reasonInWords } from "../../../src/domain/wording/reason.ts";

describe("a reason of the gate in words", () => {
  it("is there for every reason that a check can give, and holds no name of ours", () => {
    const reasons = Object.values(checks).flatMap(({ answers }) =>
      Object.values(answers).filter((one) => one !== null),
    );
    assert.ok(reasons.length > 20);
    for (const reason of reasons) {
      assert.notEqual(reasonInWords(reason), reason);
      assert.doesNotMatch(reasonInWords(reason), /_|\.$|^[A-Z]/);
    }
  });

  it("stands in for its name within a longer text; other names become plain words", () => {
    assert.equal(inPlainWords("refused: opted_out"), "refused: this person had opted out");
    assert.equal(inPlainWords("send_first_text queued"), "send first text queued");
    assert.equal(inPlainWords("Dave's_ 30005"), "Dave's_ 30005");
  });
});
