import type { ClientSide } from "./client-facts.ts";
import { endsTexting, onOptOut, onTextWhileOptedOut } from "./intake/on-opt-out.ts";
import { onMissedCall } from "./intake/on-call.ts";
import { heeded, hushed, onSeemingOptOut, seemsToEndTexting } from "./intake/on-models-word.ts";
import { onOwner } from "./intake/on-owner.ts";
import { onQuiet } from "./intake/on-quiet.ts";
import { onText } from "./intake/on-text.ts";
import {
  freshThread,
  type Intake,
  type IntakeInput,
  isWithin,
  type OpenIntake,
  type Step,
  type TextInput,
} from "./intake/state.ts";
import { nothingSaid } from "./lead-facts.ts";
import { unreachable } from "./unreachable.ts";

/** After so long without a word the next call or text begins a new enquiry. */
const enquiryStaysOpenHours = 14 * 24;

/** What happened, and what is known of the client whom it happened to. */
export type Happened = { readonly heard: IntakeInput; readonly client: ClientSide };

/**
 * One step of the conversation with one customer of one client. In: where it stands, what happened, and when. Out: where
 * it stands now, and what should be done about it. Pure and total: the same input gives the same step for ever.
 */
export function nextStep(intake: Intake, { heard: input }: Happened, now: Temporal.Instant): Step {
  switch (input.input) {
    case "missed_call":
      return hushed(heard(onMissedCall(renewed(intake, now), now), now));
    case "quiet":
      return onQuiet(renewed(intake, now), now);
    case "text": {
      const current = renewed(intake, now);
      const text = heeded(current, input);
      return hushed(heard(onWords(anew(current, text, now), text, now), now));
    }
    case "owner_took_over":
    case "given_back":
    case "lead_ended":
    case "lead_reopened":
      return onOwner(intake, input, now);
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
  const { lastHeardAt, enquiry, leadState } = intake.thread;
  if (isWithin(enquiryStaysOpenHours, lastHeardAt, now)) return intake;
  return { stage: "new", enquiry: leadState === null ? enquiry : enquiry + 1 };
}

/** A lead that has ended stays ended: a job that is told after it is another enquiry, in the same window. */
function anew(intake: Intake, { reading }: TextInput, now: Temporal.Instant): Intake {
  if (intake.stage === "new" || intake.thread.leadState !== "CLOSED") return intake;
  if (reading.job === null && reading.lifeSafety === null) return intake;
  const { windowFrom, rangAgainAt, enquiry } = intake.thread;
  const thread = { ...freshThread(now, enquiry + 1), windowFrom, rangAgainAt };
  const facts = { ...nothingSaid, name: intake.facts.name };
  return intake.stage === "opted_out" ? { ...intake, facts, thread } : { stage: "asked_job", facts, thread };
}

function opened(intake: Exclude<Intake, { stage: "opted_out" }>, now: Temporal.Instant): OpenIntake {
  if (intake.stage !== "new") return intake;
  return { stage: "asked_job", facts: nothingSaid, thread: freshThread(now, intake.enquiry) };
}

function heard(step: Step, now: Temporal.Instant): Step {
  const { intake, effects } = step;
  if (intake.stage === "new") return step;
  return { intake: { ...intake, thread: { ...intake.thread, lastHeardAt: now.toString() } }, effects };
}
