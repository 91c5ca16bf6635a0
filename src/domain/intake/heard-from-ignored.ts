import type { Danger } from "../reading.ts";
import type { Effect } from "./effect.ts";
import type { Intake, Step } from "./state.ts";

/**
 * What is left of a step where the owner wants nothing to do with this person: to opt out and in again is theirs alone, and
 * danger to people comes before any list. The rest changes nothing, and nobody hears of it.
 */
export function heardFromIgnored(before: Intake, step: Step, danger: Danger | null): Step {
  if (danger !== null) return step;
  const effects = onlyOptOuts(step);
  return effects.length === 0 ? { intake: before, effects } : { intake: step.intake, effects };
}

/** What a person decides about texts to their own phone. */
export function onlyOptOuts(step: Step): readonly Effect[] {
  return step.effects.filter((effect) => effect.do === "opt_out" || effect.do === "opt_in");
}
