import { unreachable } from "../unreachable.ts";
import { alertOnce, draftOf, handOver, settle } from "./draft.ts";
import type { Intake, Step } from "./state.ts";

/** Nobody answered: what was said goes to the owner as it is. Where nothing was said there is nothing to tell. */
export function onQuiet(intake: Intake, now: Temporal.Instant): Step {
  switch (intake.stage) {
    case "asked_place":
      return settle("captured", alertOnce(draftOf(intake.facts, intake.thread), "new"));
    case "asked_job":
      // The owner has their question already, and nothing else was said.
      if (intake.facts.words === null || intake.thread.told.includes("asks")) return { intake, effects: [] };
      return settle(
        "handed_over",
        handOver(alertOnce(draftOf(intake.facts, intake.thread), "not_understood"), "us", now),
      );
    case "new":
    case "asked_more":
    case "captured":
    case "shut":
    case "handed_over":
    case "opted_out":
      return { intake, effects: [] };
    default:
      return unreachable(intake);
  }
}
