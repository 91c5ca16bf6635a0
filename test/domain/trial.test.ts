import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { billingStates } from "../../src/domain/billing.ts";
import { noticeWaitsUntil, parseNotice, subjectOf } from "../../src/domain/owner/notice.ts";
import { noQuiet } from "../../src/domain/owner/quiet-hours.ts";
import { onTrialStep, parseTrialStep, stillTrue, trialNotices } from "../../src/domain/trial.ts";

const end = Temporal.Instant.from("2026-11-30T12:30:00Z");
const onTrial = { state: "trial", trialEndsAt: end } as const;
const lapsed = { state: "lapsed", trialEndsAt: end } as const;
const hours = (count: number) => end.add({ hours: count });
const nothing = { ends: false, tell: null, next: null };

describe("a step of a trial", () => {
  it("brings nothing to a client that pays by now, or never had a trial", () => {
    for (const state of billingStates.filter((each) => each !== "trial" && each !== "lapsed")) {
      for (const step of ["before", "at", "after", "used"] as const)
        assert.deepEqual(onTrialStep(step, { state, trialEndsAt: end }, hours(1)), nothing, `${state} ${step}`);
    }
    for (const step of ["before", "at"] as const) assert.deepEqual(onTrialStep(step, lapsed, hours(1)), nothing);
    for (const step of ["after", "used"] as const) assert.deepEqual(onTrialStep(step, onTrial, hours(1)), nothing);
    assert.deepEqual(onTrialStep("at", { state: "trial", trialEndsAt: null }, end), nothing);
  });

  it("is no end a moment before the end", () => {
    const early = onTrialStep("at", onTrial, end.subtract({ milliseconds: 1 }));
    assert.deepEqual(early, { ends: false, tell: null, next: { step: "at", at: end } });
  });

  it("is told a day before, ends at the moment, and is told of for the last time three days later", () => {
    assert.deepEqual(onTrialStep("before", onTrial, hours(-24)), {
      ends: false,
      tell: "trial_ending",
      next: { step: "at", at: end },
    });
    assert.deepEqual(onTrialStep("at", onTrial, end), {
      ends: true,
      tell: "trial_over",
      next: { step: "after", at: hours(72) },
    });
    assert.deepEqual(onTrialStep("after", lapsed, hours(72)), { ...nothing, tell: "trial_long_over" });
    assert.deepEqual(onTrialStep("used", lapsed, hours(72)), { ...nothing, tell: "trial_used" });
  });

  it("that comes after the end says nothing of an end to come", () => {
    assert.deepEqual(onTrialStep("before", onTrial, end), { ...nothing, next: { step: "at", at: end } });
    assert.deepEqual(onTrialStep("at", onTrial, hours(100)).next, { step: "after", at: hours(172) });
  });

  it("is known by its name alone", () => {
    assert.equal(parseTrialStep("at"), "at");
    assert.equal(parseTrialStep("over"), null);
  });
});

describe("a notice", () => {
  it("is void where the client pays by now, and one of an end to come where that has come", () => {
    for (const notice of trialNotices) {
      const at = billingStates.filter((state) => stillTrue(notice, state));
      assert.deepEqual(at, [notice === "trial_ending" ? "trial" : "lapsed"]);
    }
  });

  it("waits for eight in the morning, or for the end of the hours that the owner has set", () => {
    const at = (clock: string) => Temporal.Instant.from(`2026-11-30T${clock}:00Z`);
    const waits = (clock: string, quiet = noQuiet) =>
      noticeWaitsUntil(quiet, "Europe/London", at(clock))?.toString() ?? null;
    assert.equal(waits("07:59"), "2026-11-30T08:00:00Z");
    assert.equal(waits("08:00"), null);
    assert.equal(waits("19:59"), null);
    assert.equal(waits("20:00"), "2026-12-01T08:00:00Z");
    const lunch = { hours: { from: 12 * 60, until: 13 * 60 }, alertsOffUntil: null };
    assert.equal(waits("12:30", lunch), "2026-11-30T13:00:00Z");
    assert.equal(waits("21:00", lunch), null);
    assert.equal(waits("10:00", { hours: null, alertsOffUntil: at("11:00") }), "2026-11-30T11:00:00Z");
  });

  it("is another timer's subject for each time, and the same notice", () => {
    for (const name of trialNotices) {
      const notice = { name, episode: "once" };
      assert.deepEqual(parseNotice(subjectOf(notice, end)), notice);
    }
    const over = { name: "trial_over", episode: "once" } as const;
    assert.notEqual(subjectOf(over, end), subjectOf(over, hours(1)));
    assert.equal(parseNotice("gossip 2026-11-30T12:30:00Z"), null);
  });
});
