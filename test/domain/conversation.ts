import { nextStep } from "../../src/domain/intake.ts";
import { type IntakeInput, newIntake, type Step } from "../../src/domain/intake/state.ts";
import { readKeyword } from "../../src/domain/keywords.ts";
import { readByRules } from "../../src/domain/read-by-rules.ts";

/** One thing that happens, so many minutes after the one before. The asked question is derived from the state. */
export type Turn = { readonly minutes: number; readonly text: string | null; readonly input: IntakeInput["input"] };

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

const start = Temporal.Instant.from("2026-03-04T10:00:00Z");

export function play(turns: readonly Turn[]): readonly Step[] {
  const steps: Step[] = [];
  let now = start;
  for (const turn of turns) {
    now = now.add({ minutes: turn.minutes });
    const intake = steps.at(-1)?.intake ?? newIntake;
    steps.push(nextStep(intake, inputOf(turn, intake.stage === "asked_place" ? "place" : "job", now), now));
  }
  return steps;
}

function inputOf(turn: Turn, asked: "job" | "place", now: Temporal.Instant): IntakeInput {
  if (turn.input !== "text") return { input: turn.input };
  const body = turn.text ?? "";
  const reading = readByRules(body, { asked, trade: "plumber", now, timeZone: "Europe/London" });
  return { input: "text", reading, onModelsWord: [], body, keyword: readKeyword(body) };
}

export function doings(step: Step | undefined): readonly string[] {
  return (step?.effects ?? []).map((effect) => effect.do);
}
