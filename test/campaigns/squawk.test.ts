import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { findingsIn } from "../../campaigns/check-migrations/squawk.ts";

const found = (rule: string) => ({
  file: "plan.sql",
  line: 3,
  rule_name: rule,
  message: `about ${rule}`,
  level: "Warning",
});

describe("what squawk finds", () => {
  it("is kept where neither the runner nor the trace sees to it", () => {
    const json = JSON.stringify([found("changing-column-type"), found("require-lock-timeout")]);
    assert.deepEqual(findingsIn(json), [{ rule: "changing-column-type", line: 3, says: "about changing-column-type" }]);
  });

  it("is no clean answer where it is no list", () => {
    assert.throws(() => findingsIn("{}"), /no list/);
    assert.throws(() => findingsIn(""), SyntaxError);
  });
});
