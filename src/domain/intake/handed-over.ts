import type { Intake } from "./state.ts";

/** Whether the thread is a person's: automation keeps silent on it but for danger, an opt-out and a START. */
export function isHandedOver(intake: Intake): boolean {
  return intake.stage !== "new" && intake.thread.handedOver !== null;
}
