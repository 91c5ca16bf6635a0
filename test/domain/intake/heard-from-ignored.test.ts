import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { textsTheCustomer, type Effect } from "../../../src/domain/intake/effect.ts";
import { heardFromIgnored } from "../../../src/domain/intake/heard-from-ignored.ts";
import { freshThread, newIntake, type Intake } from "../../../src/domain/intake/state.ts";
import { nothingSaid } from "../../../src/domain/lead-facts.ts";

const now = Temporal.Instant.from("2026-11-23T12:00:00Z");
const moved: Intake = { stage: "asked_job", facts: nothingSaid, thread: freshThread(now, 1) };
const alert: Effect = {
  do: "alert_owner",
  about: "new",
  urgency: "routine",
  lead: nothingSaid,
  enquiry: 1,
  asks: null,
};
const ask: Effect = { do: "ask_job", introduce: true, words: "job", answers: [] };
const optOut: Effect = { do: "opt_out", words: "STOP", by: "carrier_word" };
const optIn: Effect = { do: "opt_in", carrier: true };

describe("what an ignored person says", () => {
  it("changes nothing and reaches nobody", () => {
    const step = heardFromIgnored(newIntake, { intake: moved, effects: [ask, alert] }, null);
    assert.deepEqual(step, { intake: newIntake, effects: [] });
  });

  it("counts where they opt out or in again, and of that nobody is told", () => {
    for (const effect of [optOut, optIn]) {
      const step = heardFromIgnored(newIntake, { intake: moved, effects: [effect, alert] }, null);
      assert.deepEqual(step, { intake: moved, effects: [effect] });
    }
  });

  it("is done in full where somebody is in danger", () => {
    const safety: Effect = { do: "send_safety", danger: "gas", postcode: null };
    const step = heardFromIgnored(newIntake, { intake: moved, effects: [safety, alert] }, "gas");
    assert.deepEqual(step, { intake: moved, effects: [safety, alert] });
    assert.ok(step.effects.some(textsTheCustomer));
  });
});
