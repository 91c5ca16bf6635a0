import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { nothingTold } from "../../../src/domain/client-facts.ts";
import { nextStep } from "../../../src/domain/intake.ts";
import { textsTheCustomer } from "../../../src/domain/intake/effect.ts";
import { isHandedOver } from "../../../src/domain/intake/handed-over.ts";
import { parseStepInput } from "../../../src/domain/intake/parse-step-input.ts";
import { type Intake, type IntakeInput, newIntake, type Step } from "../../../src/domain/intake/state.ts";
import { readKeyword } from "../../../src/domain/keywords.ts";
import type { ModelsWord } from "../../../src/domain/merge-readings.ts";
import { nothingRead, type Reading } from "../../../src/domain/reading.ts";

const client = { trade: "plumber", facts: nothingTold };
const start = Temporal.Instant.from("2026-03-04T10:00:00Z");

type Said = { readonly reading?: Partial<Reading>; readonly alone?: readonly ModelsWord[]; readonly body?: string };

function text({ reading = {}, alone = [], body = "words" }: Said): IntakeInput {
  return {
    input: "text",
    reading: { ...nothingRead, ...reading },
    onModelsWord: alone,
    body,
    keyword: readKeyword(body),
  };
}

/** A missed call, and then these, two hours apart. */
function play(...inputs: readonly IntakeInput[]): readonly Step[] {
  let intake: Intake = newIntake;
  return [{ input: "missed_call" } as const, ...inputs].map((input, place) => {
    const step = nextStep(intake, { heard: input, client }, start.add({ hours: 2 * place }));
    intake = step.intake;
    return step;
  });
}
const doing = ({ effects }: Step) => effects.map((effect) => effect.do);
const silent = ({ effects }: Step) => effects.every((effect) => !textsTheCustomer(effect));

const danger = text({ reading: { lifeSafety: "gas", urgency: "emergency", intent: "job" }, alone: ["danger"] });
const rulesDanger = text({ reading: { lifeSafety: "gas", urgency: "emergency", intent: "job" } });
const optOut = text({ reading: { optOut: true }, alone: ["opt_out"] });

describe("danger on a model's word alone", () => {
  it("brings the safety words and tells people, once in a conversation", () => {
    const [, first, second, third] = play(danger, danger, danger);
    assert.deepEqual(doing(first ?? assert.fail()), ["send_safety", "save_lead", "alert_owner", "alert_operator"]);
    for (const step of [second, third]) {
      assert.ok(!doing(step ?? assert.fail()).some((what) => what === "send_safety" || what === "alert_operator"));
    }
  });

  it("is not waited for where the rules see it, too", () => {
    for (const step of play(danger, rulesDanger, rulesDanger).slice(1)) assert.ok(doing(step).includes("send_safety"));
  });
});

describe("an opt-out on a model's word alone", () => {
  const later: readonly IntakeInput[] = [
    text({ reading: { job: "tap drips", postcode: "LS1 4AP", intent: "job" } }),
    text({ reading: { wantsHuman: true } }),
    text({ reading: { intent: "change_booking" } }),
    text({}),
    { input: "missed_call" },
    { input: "quiet" },
  ];

  it("makes no entry in the ledger; the owner hears of it once, and nothing more is said", () => {
    const [, ...rest] = play(optOut, ...later, optOut, ...later);
    const first = rest[0] ?? assert.fail();
    assert.deepEqual(doing(first), ["alert_owner"]);
    assert.ok(isHandedOver(first.intake));
    const news = rest.flatMap(({ effects }) => effects).filter((effect) => effect.do === "alert_owner");
    assert.equal(news.filter(({ about }) => about === "may_want_no_texts").length, 1);
    for (const step of rest) {
      assert.ok(silent(step), doing(step).join());
      assert.ok(!doing(step).includes("opt_out"));
    }
  });

  it("stands with the next enquiry, too", () => {
    const ended: IntakeInput = { input: "lead_ended", enquiry: 1 };
    const [job, other] = ["tap drips", "roof leaks"].map((what) => text({ reading: { job: what, intent: "job" } }));
    const steps = play(job ?? assert.fail(), optOut, ended, other ?? assert.fail(), { input: "missed_call" });
    for (const step of steps.slice(2)) assert.ok(silent(step), doing(step).join());
  });

  it("does not keep safety words back", () => {
    const [, , step] = play(optOut, rulesDanger);
    assert.ok(doing(step ?? assert.fail()).includes("send_safety"));
    const both = text({ reading: { optOut: true, lifeSafety: "gas" }, alone: ["danger", "opt_out"] });
    const [, again, after] = play(both, text({ reading: { job: "tap", intent: "job" } }));
    assert.ok(doing(again ?? assert.fail()).includes("send_safety"));
    assert.ok(silent(after ?? assert.fail()));
  });

  it("ends with START", () => {
    const [, , started, asked] = play(optOut, text({ body: "START" }), text({ reading: { wantsHuman: true } }));
    assert.deepEqual(doing(started ?? assert.fail()), ["opt_in"]);
    assert.ok(!silent(asked ?? assert.fail()));
  });

  it("is one where the rules read it or the word is a keyword", () => {
    const [, byRules] = play(text({ reading: { optOut: true } }));
    const [, keyword] = play(text({ reading: { optOut: true }, alone: ["opt_out"], body: "STOP" }));
    for (const step of [byRules, keyword]) assert.ok(doing(step ?? assert.fail()).includes("opt_out"));
  });
});

describe("what is on a model's word", () => {
  const stored = { before: newIntake, heard: optOut, regard: "customer", client, at: start.toString() };

  it("is kept with the step's input, and nothing else passes for it", () => {
    assert.deepEqual(parseStepInput(JSON.parse(JSON.stringify(stored))), stored);
    for (const onModelsWord of [undefined, null, "opt_out", ["opt out"], ["danger", "more"], ["danger", "danger"]]) {
      assert.equal(parseStepInput({ ...stored, heard: { ...optOut, onModelsWord } }), null);
    }
  });
});
