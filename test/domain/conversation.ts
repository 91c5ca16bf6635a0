import { type ClientFacts, nothingTold } from "../../src/domain/client-facts.ts";
import { nextStep } from "../../src/domain/intake.ts";
import { askedIn } from "../../src/domain/intake/asked-in.ts";
import { type IntakeInput, newIntake, type Step, type TextInput } from "../../src/domain/intake/state.ts";
import { readKeyword } from "../../src/domain/keywords.ts";
import type { Asked } from "../../src/domain/reading.ts";
import { readByRules } from "../../src/domain/read-by-rules.ts";

/** One thing that happens, so many minutes after the one before. The asked question is derived from the state. */
export type Turn = { readonly minutes: number; readonly text: string | null; readonly input: Happening };

type Happening = "missed_call" | "text" | "quiet" | "owner_took_over" | "given_back";

export function rings(): Turn {
  return { minutes: 1, text: null, input: "missed_call" };
}

export function says(text: string): Turn {
  return { minutes: 1, text, input: "text" };
}

export function silence(): Turn {
  return { minutes: 1, text: null, input: "quiet" };
}

export function after(minutes: number, turn: Turn): Turn {
  return { ...turn, minutes };
}

/** The owner writes to the customer, or gives the thread back. */
export function owner(input: "owner_took_over" | "given_back"): Turn {
  return { minutes: 1, text: null, input };
}

const start = Temporal.Instant.from("2026-03-04T10:00:00Z");

export function play(turns: readonly Turn[], facts: ClientFacts = nothingTold): readonly Step[] {
  const client = { trade: "plumber", facts };
  const steps: Step[] = [];
  let now = start;
  for (const turn of turns) {
    now = now.add({ minutes: turn.minutes });
    const intake = steps.at(-1)?.intake ?? newIntake;
    steps.push(nextStep(intake, { heard: inputOf(turn, askedIn(intake), now), client }, now));
  }
  return steps;
}

function inputOf(turn: Turn, asked: Asked, now: Temporal.Instant): IntakeInput {
  if (turn.input !== "text") return { input: turn.input };
  const body = turn.text ?? "";
  return heardText(body, asked, now);
}

/** A text as the flow hears it, read by the rules. */
export function heardText(body: string, asked: Asked, now: Temporal.Instant): TextInput {
  const reading = readByRules(body, { asked, trade: "plumber", now, timeZone: "Europe/London" });
  return { input: "text", reading, onModelsWord: [], body, keyword: readKeyword(body) };
}

export function doings(step: Step | undefined): readonly string[] {
  return (step?.effects ?? []).map((effect) => effect.do);
}
