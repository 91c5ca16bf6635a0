import type { Intake } from "./state.ts";

/** The owner has it as it is, or a person was asked for. */
export function isHandedOver(intake: Intake): boolean {
  if (intake.stage === "new") return false;
  const { told } = intake.thread;
  return (
    intake.stage === "handed_over" ||
    told.includes("wants_human") ||
    told.includes("not_understood") ||
    told.includes("may_want_no_texts")
  );
}
