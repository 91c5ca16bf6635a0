import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ownersStates } from "../../../src/domain/stuck.ts";
import { trialNotices } from "../../../src/domain/trial.ts";
import { stuckNotice, trialNotice } from "../../../src/domain/wording/owner-notice.ts";
import { parsePhone } from "../../../src/domain/phone.ts";
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

describe("a notice about a set-up that does not go on", () => {
  const number = parsePhone("+447700900123") ?? assert.fail();

  it("is at most two GSM-7 segments of plain English, with a number or without", () => {
    for (const state of ownersStates) {
      for (const has of [null, number]) {
        assertSendable(stuckNotice(state, has), 2);
        assertOurWords(stuckNotice(state, has));
      }
    }
  });

  it("asks for the one thing that is open, and where that is the divert, ends with the very code", () => {
    assert.match(stuckNotice("S2_BUSINESS_NAME", null), /waits for one answer: the name of your business\./);
    for (const state of ["S7_FWD_SENT", "S8_FWD_CONFIRM"] as const)
      assert.match(stuckNotice(state, number), /: \*\*61\*\+447700900123\*\*20#$/);
    assert.equal(new Set(ownersStates.map((state) => stuckNotice(state, number))).size, ownersStates.length);
  });
});
