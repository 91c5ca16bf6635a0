import { isDeepStrictEqual } from "node:util";
import { parseStepInput } from "../domain/intake/parse-step-input.ts";
import { newIntake } from "../domain/intake/state.ts";
import { takeStep } from "../domain/intake/take-step.ts";
import type { KeptStep } from "../store/steps.ts";

/** `place` counts from 1. `kept` is what was done, `now` what the same input gives today. */
export type Difference = {
  readonly place: number;
  readonly cause: string;
  readonly what: string;
  readonly kept: unknown;
  readonly now: unknown;
};

/** Takes every kept step of a conversation again, from its stored input alone. Null where all of it is as it was. */
export function replayConversation(steps: readonly KeptStep[]): Difference | null {
  let intake: unknown = newIntake;
  for (const [index, { cause, input, output }] of steps.entries()) {
    const at = { place: index + 1, cause };
    const parsed = parseStepInput(input);
    if (parsed === null) return { ...at, what: "nobody can read what it was given", kept: input, now: null };
    if (!isDeepStrictEqual(parsed.before, intake))
      return { ...at, what: "it did not begin where the one before ended", kept: input, now: intake };
    const step = takeStep(parsed);
    const again: unknown = JSON.parse(JSON.stringify(step));
    if (!isDeepStrictEqual(again, output)) return { ...at, what: "it comes out differently", kept: output, now: again };
    intake = step.intake;
  }
  return null;
}
