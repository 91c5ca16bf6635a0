import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { nextStep } from "../../../src/domain/intake.ts";
import { textsTheCustomer } from "../../../src/domain/intake/effect.ts";
import { parseIntake } from "../../../src/domain/intake/parse-intake.ts";
import { anyTurns, client, historyOf, type Moment } from "./any-history.ts";

function holds(rule: (moments: readonly Moment[]) => void): void {
  fc.assert(
    fc.property(anyTurns, (turns) => rule(historyOf(turns))),
    { numRuns: 300 },
  );
}

describe("every conversation, whatever happens in it", () => {
  it("has at most one first text, and one text because of a call, in 24 hours", () => {
    for (const kinds of [["send_first_text"], ["send_first_text", "say_rang_again"]]) {
      holds((moments) => {
        const sent = moments.filter(({ step }) => step.effects.some((effect) => kinds.includes(effect.do)));
        for (const [index, { at }] of sent.entries()) {
          const last = sent[index - 1]?.at;
          if (last !== undefined)
            assert.ok(last.until(at).total("hours") >= 24, `${last.toString()} and ${at.toString()}`);
        }
      });
    }
  });

  it("never texts a person between their opt-out and their START", () => {
    holds((moments) => {
      for (const { step, before, input } of moments) {
        const stays = step.intake.stage === "opted_out" || (before.stage === "opted_out" && input.input === "text");
        if (stays) assert.deepEqual(step.effects.filter(textsTheCustomer), []);
        const brought = before.stage === "opted_out" && step.intake.stage !== "opted_out";
        if (brought) assert.equal(input.input === "text" && input.keyword?.word, "start");
      }
    });
  });

  it("opts out at every stop word and every reading that says so", () => {
    holds((moments) => {
      for (const { step, input } of moments) {
        if (input.input !== "text" || input.keyword?.word === "start") continue;
        if (input.keyword?.word === "stop" || input.reading.optOut) assert.equal(step.intake.stage, "opted_out");
      }
    });
  });

  it("answers danger with safety words first, and tells owner and operator of a danger that is new", () => {
    holds((moments) => {
      for (const { step, before, input } of moments) {
        if (input.input !== "text" || input.reading.lifeSafety === null || input.keyword?.word === "start") continue;
        const kinds = step.effects.map((effect) => effect.do);
        const silent = step.intake.stage === "opted_out";
        if (!silent) assert.equal(kinds[0], "send_safety");
        assert.ok(!kinds.some((kind) => kind === "ask_job" || kind === "ask_place"));
        if (before.stage === "new") assert.ok(kinds.includes("alert_owner") && kinds.includes("alert_operator"));
      }
    });
  });

  it("asks at most one question a step, never for what is known, and sends at most one text but for safety", () => {
    holds((moments) => {
      for (const { step } of moments) {
        assert.ok(step.effects.filter(textsTheCustomer).length <= 1);
        for (const effect of step.effects) {
          const facts = step.intake.stage === "new" ? null : step.intake.facts;
          if (effect.do === "ask_job") assert.equal(facts?.job, null);
          if (effect.do === "ask_place") assert.deepEqual([facts?.postcode, facts?.place], [null, null]);
        }
      }
    });
  });

  it("asks no more after two questions in vain until a new enquiry begins", () => {
    holds((moments) => {
      let asked = 0;
      for (const { step, before } of moments) {
        const isNew = before.stage === "new" || step.effects.some((effect) => effect.do === "send_first_text");
        const stale =
          before.stage !== "new" && step.intake.stage !== "new" && step.intake.thread.enquiry !== before.thread.enquiry;
        if (isNew || stale) asked = 0;
        asked += step.effects.filter((effect) => effect.do === "ask_job" || effect.do === "ask_place").length;
        if (step.intake.stage !== "new") assert.ok(step.intake.thread.unanswered <= 2);
        assert.ok(asked <= 5, `${asked} questions`);
      }
    });
  });

  it("creates a lead once and updates it from then on", () => {
    holds((moments) => {
      for (const { step, before } of moments) {
        for (const effect of step.effects) {
          if (effect.do !== "save_lead" || effect.as === "new") continue;
          assert.ok(before.stage !== "new" && before.thread.leadState !== null);
        }
        assert.ok(step.effects.filter((effect) => effect.do === "save_lead").length <= 1);
      }
    });
  });

  it("is plain JSON that reads back as it was, and the same input gives the same step", () => {
    holds((moments) => {
      for (const { step, before, input, at } of moments) {
        assert.deepEqual(parseIntake(JSON.parse(JSON.stringify(step.intake))), step.intake);
        assert.deepEqual(nextStep(before, { heard: input, client }, at), step);
      }
    });
  });
});

describe("a stored state that no step has written", () => {
  it("is refused", () => {
    const whole = historyOf([{ input: { input: "missed_call" }, minutes: 0 }])[0]?.step.intake;
    assert.ok(whole !== undefined && whole.stage === "asked_job");
    const broken: readonly unknown[] = [
      null,
      1,
      "new",
      [],
      {},
      { stage: "dancing" },
      { stage: "asked_job" },
      { ...whole, stage: "opted_out" },
      { ...whole, facts: null },
      { ...whole, facts: { ...whole.facts, urgency: "huge" } },
      { ...whole, facts: { ...whole.facts, danger: "bees" } },
      { ...whole, facts: { ...whole.facts, when: "today" } },
      { ...whole, facts: { ...whole.facts, job: 7 } },
      { ...whole, thread: { ...whole.thread, windowFrom: "yesterday" } },
      { ...whole, thread: { ...whole.thread, told: ["gossip"] } },
      { ...whole, thread: { ...whole.thread, danger: { danger: "gas" } } },
      { ...whole, thread: { ...whole.thread, unanswered: "two" } },
    ];
    for (const stored of broken) assert.equal(parseIntake(stored), null, JSON.stringify(stored));
    assert.deepEqual(parseIntake(whole), whole);
  });
});
