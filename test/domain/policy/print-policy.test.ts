import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { actions } from "../../../src/domain/action.ts";
import { policyLines, printPolicy } from "../../../src/domain/policy/print-policy.ts";
import { askedOnce, houseRules } from "./house-says.ts";
import { checks } from "../../../src/domain/policy/checks.ts";

const page = new URL("../../../docs/policy.md", import.meta.url);

describe("the printed policy", () => {
  it("is the one that the project keeps: after a change, npm run -s jobrun -- policy > docs/policy.md", () => {
    assert.equal(readFileSync(page, "utf8"), printPolicy());
  });

  it("has a line of each action, with the facts that the house wants for it", () => {
    assert.deepEqual(
      policyLines().map(({ action }) => action),
      [...actions],
    );
    for (const { action, needs } of policyLines()) {
      const looked = new Set(needs.map(({ need }) => checks[need].fact));
      assert.deepEqual(looked, new Set(houseRules[action].facts), action);
    }
  });

  it("says of what a permit uses up that it is asked once, and of all else that it is asked again", () => {
    for (const { action, needs } of policyLines()) {
      for (const { need, asked } of needs) {
        assert.equal(asked, askedOnce.has(checks[need].fact) ? "once" : "again", `${action} ${need}`);
      }
    }
  });

  it("says what is done where an action is refused, for every reason that it can have, once", () => {
    for (const { action, refused } of policyLines()) {
      const reasons = refused.flatMap((one) => one.reasons);
      assert.equal(new Set(reasons).size, reasons.length, action);
      for (const { block, instead } of refused) assert.equal(block, instead === "silence" ? "HARD" : "SOFT", action);
    }
    const line = printPolicy()
      .split("\n")
      .find((row) => row.startsWith("| text_customer"));
    assert.match(line ?? "", /client_not_live or billing_lapsed: SOFT → text_holding_reply; else HARD \|$/);
  });
});
