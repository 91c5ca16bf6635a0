import { unreachable } from "../unreachable.ts";
import type { OwnerEffect } from "./answer.ts";
import type { OwnerStep } from "./owner-step.ts";
import type { OwnerThread, Undoing } from "./thread.ts";

/** Takes the last change back, once, while it is young. What went to a customer's phone and a pause cannot be taken back. */
export function onUndo(thread: OwnerThread, now: Temporal.Instant): OwnerStep {
  const { undo } = thread;
  if (undo === null || Temporal.Instant.compare(now, Temporal.Instant.from(undo.until)) >= 0) {
    return { thread: { ...thread, undo: null }, effects: [], answer: { say: "nothing_to_undo" } };
  }
  const { change } = undo;
  return { thread: { ...thread, undo: null }, effects: backTo(change), answer: { say: "undone", change } };
}

function backTo(change: Undoing): readonly OwnerEffect[] {
  switch (change.was) {
    case "ended":
      return [{ do: "move_lead", lead: change.lead, to: change.before }];
    case "ignored":
      return [
        { do: "stop_ignoring", lead: change.lead },
        { do: "move_lead", lead: change.lead, to: change.before },
      ];
    case "given_back":
      return [{ do: "take_over", lead: change.lead }];
    case "alerts_off":
      return [{ do: "set_alerts_off", until: change.before }];
    case "quiet":
      return [{ do: "set_quiet", hours: change.before }];
    case "facts":
      return [{ do: "set_facts", facts: change.before }];
    default:
      return unreachable(change);
  }
}
