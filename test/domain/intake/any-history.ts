import fc from "fast-check";
import { type ClientSide, nothingTold } from "../../../src/domain/client-facts.ts";
import { nextStep } from "../../../src/domain/intake.ts";
import { type Intake, type IntakeInput, newIntake, type Step } from "../../../src/domain/intake/state.ts";
import { type Danger, intents, type Reading } from "../../../src/domain/reading.ts";

const maybe = <T>(some: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(some, { nil: null, freq: 2 });

const anyReading: fc.Arbitrary<Reading> = fc.record({
  intent: fc.constantFrom(...intents),
  optOut: fc.constantFrom(false, false, false, false, false, true),
  wantsHuman: fc.constantFrom(false, false, false, true),
  lifeSafety: fc.constantFrom(null, null, null, null, "gas", "fire"),
  urgency: fc.constantFrom("emergency", "soon", "routine", "unknown"),
  job: maybe(fc.constantFrom("tap drips", "no heating", "burst pipe")),
  postcode: maybe(fc.constantFrom("LS1 4AP", "BT1")),
  place: maybe(fc.constant("Otley")),
  when: maybe(fc.constant({ text: "today", from: null, to: null })),
  name: maybe(fc.constant("Sam")),
});

/** Words that the state machine looks at itself. */
const bodies = [
  "how much is it?",
  "when can you come?",
  "do you cover Otley, and what are your hours?",
  "are you a robot?",
  "do you take dogs?",
  "no, it's the other one",
  "sorry, not LS1",
  "another job at a different house",
];

/** Anything that can happen in a conversation. */
export const anyInput: fc.Arbitrary<IntakeInput> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<IntakeInput>({ input: "missed_call" }) },
  { weight: 1, arbitrary: fc.constant<IntakeInput>({ input: "quiet" }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<IntakeInput>(
      { input: "owner_took_over" },
      { input: "given_back" },
      { input: "lead_ended", enquiry: 1 },
      { input: "lead_ended", enquiry: 2 },
      { input: "lead_reopened", enquiry: 1, state: "QUALIFIED" },
    ),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      input: fc.constant("text"),
      reading: anyReading,
      body: fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(...bodies)),
      keyword: fc.constantFrom(
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        { word: "stop", carrier: true },
        { word: "start", carrier: true },
        { word: "help", carrier: false },
        { word: "yes", carrier: true },
      ),
    }),
  },
);

export type Turn = { readonly input: IntakeInput; readonly minutes: number };

export const anyTurns: fc.Arbitrary<readonly Turn[]> = fc.array(
  fc.record({ input: anyInput, minutes: fc.oneof(fc.nat(90), fc.nat(60 * 30), fc.nat(60 * 24 * 20)) }),
  { maxLength: 25 },
);

export type Moment = {
  readonly at: Temporal.Instant;
  readonly before: Intake;
  readonly input: IntakeInput;
  readonly step: Step;
};

export const client: ClientSide = { trade: "plumber", facts: nothingTold };

/** What a conversation comes to, step by step. */
export function historyOf(turns: readonly Turn[]): readonly Moment[] {
  let at = Temporal.Instant.from("2026-01-01T00:00:00Z");
  let before = newIntake;
  return turns.map(({ input, minutes }) => {
    at = at.add({ minutes });
    const step = nextStep(before, { heard: input, client }, at);
    const moment = { at, before, input, step };
    before = step.intake;
    return moment;
  });
}

export function dangerIn(heard: IntakeInput): Danger | null {
  return heard.input === "text" ? heard.reading.lifeSafety : null;
}
