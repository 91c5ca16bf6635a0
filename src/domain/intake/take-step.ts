import type { ClientSide } from "../client-facts.ts";
import { nextStep } from "../intake.ts";
import { unreachable } from "../unreachable.ts";
import { heardFromIgnored } from "./heard-from-ignored.ts";
import { heardWhileNotLive } from "./heard-while-not-live.ts";
import type { Intake, IntakeInput, Step } from "./state.ts";

/** As whom this person is heard: a customer, one whom the owner ignores, or somebody who came before the client is live. */
export const regards = ["customer", "ignored", "not_live"] as const;

export type Regard = (typeof regards)[number];

/** All that a step depends on, as plain JSON: what is kept of it is enough to take it again. `at` is an ISO 8601 instant. */
export type StepInput = {
  readonly before: Intake;
  readonly heard: IntakeInput;
  readonly regard: Regard;
  readonly client: ClientSide;
  readonly at: string;
};

/** Pure: the same input gives the same step for ever. */
export function takeStep({ before, heard, regard, client, at }: StepInput): Step {
  const step = nextStep(before, { heard, client }, Temporal.Instant.from(at));
  switch (regard) {
    case "customer":
      return step;
    case "ignored":
      return heardFromIgnored(before, step, dangerIn(heard));
    case "not_live":
      return heardWhileNotLive(before, step, dangerIn(heard));
    default:
      return unreachable(regard);
  }
}

function dangerIn(heard: IntakeInput) {
  return heard.input === "text" ? heard.reading.lifeSafety : null;
}
