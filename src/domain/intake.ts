import { endsTexting, onOptOut, onTextWhileOptedOut } from "./intake/on-opt-out.ts";
import { onMissedCall } from "./intake/on-call.ts";
import { heeded, hushed, onSeemingOptOut, seemsToEndTexting } from "./intake/on-models-word.ts";
import { onQuiet } from "./intake/on-quiet.ts";
import { onText } from "./intake/on-text.ts";
import {
  freshThread,
  type Intake,
  type IntakeInput,
  isWithin,
  newIntake,
  type OpenIntake,
  type Step,
  type TextInput,
} from "./intake/state.ts";
import { nothingSaid } from "./lead-facts.ts";
import { unreachable } from "./unreachable.ts";

/** After so long without a word the next call or text begins a new enquiry. */
const enquiryStaysOpenHours = 14 * 24;

/**
 * One step of the conversation with one customer of one client. In: where it stands, what happened, and when. Out: where
 * it stands now, and what should be done about it. Pure and total: the same input gives the same step for ever.
 */
export function nextStep(intake: Intake, input: IntakeInput, now: Temporal.Instant): Step {
  const current = renewed(intake, now);
  switch (input.input) {
    case "missed_call":
      return hushed(heard(onMissedCall(current, now), now));
    case "quiet":
      return onQuiet(current);
    case "text":
      return hushed(heard(onWords(current, heeded(current, input), now), now));
    default:
      return unreachable(input);
  }
}

function onWords(current: Intake, text: TextInput, now: Temporal.Instant): Step {
  if (current.stage === "opted_out") return onTextWhileOptedOut(current, text, now);
  const open = opened(current, now);
  if (endsTexting(text)) return onOptOut(open, text, now);
  return seemsToEndTexting(text) ? onSeemingOptOut(open, text, now) : onText(current, open, text, now);
}

/** A long silent thread forgets the old enquiry; the window of its last text is long over by then. */
function renewed(intake: Intake, now: Temporal.Instant): Intake {
  if (intake.stage === "new" || intake.stage === "opted_out") return intake;
  return isWithin(enquiryStaysOpenHours, intake.thread.lastHeardAt, now) ? intake : newIntake;
}

function opened(intake: Exclude<Intake, { stage: "opted_out" }>, now: Temporal.Instant): OpenIntake {
  return intake.stage === "new" ? { stage: "asked_job", facts: nothingSaid, thread: freshThread(now) } : intake;
}

function heard(step: Step, now: Temporal.Instant): Step {
  const { intake, effects } = step;
  if (intake.stage === "new") return step;
  return { intake: { ...intake, thread: { ...intake.thread, lastHeardAt: now.toString() } }, effects };
}
