import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { trialNotices } from "../../../src/domain/trial.ts";
import { trialNotice } from "../../../src/domain/wording/owner-notice.ts";
import { assertOurWords, assertSendable } from "./template-rules.ts";

const end = Temporal.Instant.from("2026-09-30T22:05:00Z");

describe("a notice about the trial", () => {
  it("is at most two GSM-7 segments of plain English", () => {
    for (const notice of trialNotices) {
      const text = trialNotice(notice, end, "Europe/London");
      assertSendable(text, 2);
      assertOurWords(text);
    }
  });

  it("says when it ends where the client is, and after the end how to take the diversion off", () => {
    assert.match(trialNotice("trial_ending", end, "Europe/London"), /ends on 30 Sep at 23:05,/);
    assert.match(trialNotice("trial_ending", end, "Europe/Athens"), /ends on 1 Oct at 01:05,/);
    for (const notice of ["trial_over", "trial_long_over", "trial_used"] as const)
      assert.match(trialNotice(notice, end, "Europe/London"), /dial ##004#$/);
  });
});
