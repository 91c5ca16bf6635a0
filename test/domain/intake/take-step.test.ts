import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { nextStep } from "../../../src/domain/intake.ts";
import { parseStepInput } from "../../../src/domain/intake/parse-step-input.ts";
import { newIntake, type Intake, type Step } from "../../../src/domain/intake/state.ts";
import { takeStep, type StepInput } from "../../../src/domain/intake/take-step.ts";
import { anyInput, anyTurns, dangerIn, historyOf, client } from "./any-history.ts";

const at = "2026-03-04T10:00:00Z";
const doings = ({ effects }: Step) => effects.map((effect) => effect.do);

/** Any state that a conversation comes to, and anything that happens in it next. */
const anyMoment = fc.tuple(anyTurns, anyInput).map(([turns, heard]) => {
  const before: Intake = historyOf(turns).at(-1)?.step.intake ?? newIntake;
  return { before, heard };
});

describe("somebody who comes before the client is live", () => {
  const early = (before: Intake, heard: StepInput["heard"]) =>
    takeStep({ before, heard, regard: "not_live", client, at });

  it("gets the holding reply and nothing else, and no enquiry is begun, whatever they say", () => {
    fc.assert(
      fc.property(anyMoment, ({ before, heard }) => {
        const step = early(before, heard);
        if (dangerIn(heard) !== null) {
          assert.deepEqual(step, nextStep(before, { heard, client }, Temporal.Instant.from(at)));
        } else if (step.effects.some(({ do: what }) => what === "opt_out" || what === "opt_in")) {
          assert.ok(doings(step).every((what) => what === "opt_out" || what === "opt_in"));
        } else {
          assert.deepEqual(step.intake, before);
          assert.deepEqual(doings(step), before.stage === "opted_out" ? [] : ["send_holding_reply"]);
        }
      }),
    );
  });

  it("who calls hears that nobody takes messages yet", () => {
    assert.deepEqual(early(newIntake, { input: "missed_call" }), {
      intake: newIntake,
      effects: [{ do: "send_holding_reply" }],
    });
  });
});

describe("a step's stored input", () => {
  it("gives the same step again after it was JSON, for anything that can happen", () => {
    fc.assert(
      fc.property(anyMoment, fc.constantFrom("customer", "ignored", "not_live"), ({ before, heard }, regard) => {
        const input: StepInput = { before, heard, regard, client, at };
        const read = parseStepInput(JSON.parse(JSON.stringify(input)));
        assert.ok(read !== null);
        assert.deepEqual(takeStep(read), takeStep(input));
      }),
    );
  });

  it("is refused where any part of it is not what a flow keeps", () => {
    const reading = {
      intent: "job",
      optOut: false,
      wantsHuman: false,
      lifeSafety: null,
      urgency: "soon",
      job: "no heating",
      postcode: null,
      place: null,
      when: null,
      name: null,
    };
    const heard = {
      input: "text",
      reading,
      onModelsWord: [],
      body: "no heating",
      keyword: { word: "help", carrier: true },
    };
    const whole = { before: newIntake, heard, regard: "customer", client, at };
    assert.notEqual(parseStepInput(whole), null);
    const broken: readonly unknown[] = [
      null,
      "step",
      { ...whole, before: { stage: "dancing" } },
      { ...whole, regard: "friend" },
      { ...whole, at: "noon" },
      { ...whole, heard: null },
      { ...whole, heard: { input: "smoke" } },
      { ...whole, heard: { ...heard, body: 7 } },
      { ...whole, heard: { ...heard, keyword: { word: "go", carrier: true } } },
      { ...whole, heard: { ...heard, keyword: { word: "help", carrier: "yes" } } },
      { ...whole, heard: { ...heard, keyword: "help" } },
      ...Object.keys(reading).map((field) => ({ ...whole, heard: { ...heard, reading: { ...reading, [field]: 7 } } })),
      ...Object.keys(reading).map((field) => ({
        ...whole,
        heard: { ...heard, reading: { ...reading, [field]: undefined } },
      })),
    ];
    for (const stored of broken) assert.equal(parseStepInput(stored), null, JSON.stringify(stored));
  });
});
