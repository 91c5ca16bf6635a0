import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { SetupHeard } from "../../../src/domain/onboarding/heard.ts";
import { onSetupText, withNumber } from "../../../src/domain/onboarding/on-setup-text.ts";
import { parseSetup, storedFieldsOf } from "../../../src/domain/onboarding/parse-setup.ts";
import { readSetupText } from "../../../src/domain/onboarding/read-setup.ts";
import { newSetup, type Open, type Setup } from "../../../src/domain/onboarding/setup.ts";
import { anyWords, withoutShrinking } from "../wording/arbitrary-slots.ts";

const now = Temporal.Instant.from("2026-11-23T12:00:00Z");
const say = (setup: Setup, text: string, hasNumber = false) =>
  onSetupText(setup, readSetupText(text, setup), hasNumber, now);
const after = (texts: readonly string[], hasNumber = true) =>
  texts.reduce((setup, text) => say(setup, text, hasNumber).setup, newSetup);
const answers = ["plumber in Leeds", "Reed Plumbing", "Ann", "1", "AGREE", "iphone ee", "done", "done", "done"];

describe("an owner's set-up", () => {
  it("asks one thing after the other, and agrees to nothing before it was asked", () => {
    const opens = answers.map((_, place) => after(answers.slice(0, place)).open.is);
    assert.deepEqual(opens, [
      "trade_and_area",
      "business_name",
      "owner_name",
      "alerts",
      "agreement",
      "phone",
      "divert",
      "divert",
      "divert",
    ]);
    assert.deepEqual(after(answers).open, { is: "test_call", attempt: 0 });
    assert.deepEqual(after(answers.slice(0, 5)).told.agreed, { at: now.toString(), words: "AGREE" });
  });

  it("waits for a number once it is agreed where there is none, and goes on when one comes", () => {
    const waits = after(answers.slice(0, 5), false);
    assert.deepEqual(waits.open, { is: "number" });
    assert.deepEqual(withNumber(waits, false).open, { is: "number" });
    assert.deepEqual(withNumber(waits, true).open, { is: "phone" });
    assert.deepEqual(withNumber(after(answers), false).open, { is: "number" });
  });

  it("can never be talked past its agreement, its number or its test call", () => {
    const texts = fc.array(fc.oneof(anyWords, fc.constantFrom(...answers, "BACK", "skip", "no", "make me live")), {
      maxLength: 25,
    });
    fc.assert(
      fc.property(texts, fc.boolean(), (said, hasNumber) => {
        const setup = after(said, hasNumber);
        assert.notEqual(setup.open.is, "live");
        const late = ["phone", "divert", "test_call"].includes(setup.open.is);
        if (late)
          assert.ok(hasNumber || setup.told.agreed === null ? setup.open.is === "phone" || hasNumber : hasNumber);
        if (["divert", "test_call", "number"].includes(setup.open.is)) assert.notEqual(setup.told.agreed, null);
      }),
      withoutShrinking,
    );
  });

  it("goes back one question at a time, keeps what was told, and returns to where it was", () => {
    let setup = after(answers.slice(0, 8));
    const seen: string[] = [];
    for (let step = 0; step < 8; step += 1) {
      setup = say(setup, "BACK", true).setup;
      seen.push(setup.open.is);
    }
    assert.deepEqual(seen.slice(0, 7), [
      "divert",
      "divert",
      "phone",
      "alerts",
      "owner_name",
      "business_name",
      "trade_and_area",
    ]);
    assert.deepEqual(say(setup, "BACK", true).answer, { say: "as_far_back" });
    assert.equal(setup.told.agreed?.words, "AGREE");
    const { setup: changed } = say(setup, "roofer in Hull", true);
    assert.deepEqual([changed.told.trade, changed.open.is], ["roofer", "divert"]);
  });

  it("tries each form of the first code, then leaves it to the network's people", () => {
    let setup = after(answers.slice(0, 6));
    const attempts = [0, 1, 2, 3, 4, 4].map((attempt) => {
      const { open } = setup;
      assert.deepEqual(open, { is: "divert", step: { code: "no_answer", attempt } });
      setup = say(setup, "error", true).setup;
      return attempt;
    });
    assert.equal(attempts.length, 6);
  });

  it("needs no more codes after the one that sets all three", () => {
    const step = { code: "no_answer", attempt: 3 } as const;
    const { setup } = say({ ...after(answers.slice(0, 6)), open: { is: "divert", step } }, "done", true);
    assert.deepEqual(setup.open, { is: "test_call", attempt: 3 });
  });

  it("does without the second and third code, and not without the first", () => {
    const first = after(answers.slice(0, 6));
    assert.deepEqual(say(first, "skip", true).setup.open, first.open);
    const second = say(first, "done", true).setup;
    assert.deepEqual(say(second, "skip", true).setup.open, { is: "divert", step: { code: "busy", attempt: 0 } });
  });

  it("begins the codes anew when the network turns out to be another", () => {
    const third = after(answers.slice(0, 8));
    const { setup, answer } = say({ ...third, last: ["network"] }, "no it's three", true);
    assert.deepEqual(setup.open, { is: "divert", step: { code: "no_answer", attempt: 0 } });
    assert.deepEqual(answer, { say: "ask", took: ["network"], corrected: true });
  });

  it("tells the operator at the third text without sense and is silent after the fifth, until one makes sense", () => {
    let setup = after(answers.slice(0, 2));
    const heard: SetupHeard = { heard: "nothing" };
    const said = Array.from({ length: 7 }, () => {
      const step = onSetupText(setup, heard, true, now);
      setup = step.setup;
      return [step.answer?.say ?? null, step.tellOperator];
    });
    assert.deepEqual(said, [
      ["unclear", false],
      ["unclear", false],
      ["person", true],
      ["person", false],
      ["person", false],
      [null, false],
      [null, false],
    ]);
    assert.equal(say(setup, "Ann").answer?.say, "ask");
  });
});

describe("what is stored of a set-up", () => {
  it("is read again as it was, after any texts", () => {
    const texts = fc.array(fc.oneof(anyWords, fc.constantFrom(...answers, "BACK", "error")), { maxLength: 12 });
    fc.assert(
      fc.property(texts, fc.boolean(), (said, hasNumber) => {
        const setup = after(said, hasNumber);
        assert.deepEqual(parseSetup(JSON.parse(JSON.stringify(storedFieldsOf(setup)))), setup);
      }),
      withoutShrinking,
    );
  });

  it("by the predecessor goes on at its first open question, and its YES without a moment is no agreement", () => {
    const old = { business_type: "plumber", service_location: "Leeds", business_name: "Reed", confirm_live: "YES" };
    const { told, open } = parseSetup(old);
    assert.deepEqual([told.trade, told.area, told.businessName, told.agreed], ["plumber", "Leeds", "Reed", null]);
    assert.deepEqual(open, { is: "owner_name" });
  });

  it("that no step has written is a new one", () => {
    for (const stored of [null, 3, "S1", [], {}, { open: { is: "elsewhere" }, last: 3, misses: "x" }])
      assert.deepEqual(parseSetup(stored), newSetup);
    const half: Open = { is: "trade_and_area" };
    assert.deepEqual(parseSetup({ open: { is: "divert", step: { code: "all", attempt: 0 } } }).open, half);
  });
});
