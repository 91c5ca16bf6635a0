import type { Asked } from "../reading.ts";
import type { Intake } from "./state.ts";

/** What was asked last, so that a bare answer is read as one. */
export function askedIn(intake: Intake): Asked {
  if (intake.stage === "asked_job") return "job";
  if (intake.stage === "asked_more") return intake.thread.said.includes("more_when") ? "time" : "anything";
  return intake.stage === "asked_place" ? "place" : "anything";
}
