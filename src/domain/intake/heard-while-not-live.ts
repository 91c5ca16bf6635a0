import type { Danger } from "../reading.ts";
import { onlyOptOuts } from "./heard-from-ignored.ts";
import type { Intake, Step } from "./state.ts";

/**
 * What is left of a step while the client is not live: nobody works on the enquiry yet, so it is not begun, and the person
 * hears that. To opt out and in again counts before that, too, and danger to people comes before everything.
 */
export function heardWhileNotLive(before: Intake, step: Step, danger: Danger | null): Step {
  if (danger !== null) return step;
  const effects = onlyOptOuts(step);
  if (effects.length > 0) return { intake: step.intake, effects };
  return { intake: before, effects: before.stage === "opted_out" ? [] : [{ do: "send_holding_reply" }] };
}
