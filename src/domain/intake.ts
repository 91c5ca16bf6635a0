import type { ClientSide } from "./client-facts.ts";
import { isAnotherEnquiry, nextEnquiry } from "./intake/next-enquiry.ts";
import { endsTexting, onOptOut, onTextWhileOptedOut } from "./intake/on-opt-out.ts";
import { onMissedCall } from "./intake/on-call.ts";
import { onOwner, release } from "./intake/on-owner.ts";
import { onQuiet } from "./intake/on-quiet.ts";
import { onText } from "./intake/on-text.ts";
import { freshThread, type Intake, type IntakeInput, isWithin, type OpenIntake, type Step } from "./intake/state.ts";
import { nothingSaid } from "./lead-facts.ts";
import { unreachable } from "./unreachable.ts";

/** After so long without a word the next call or text begins a new enquiry. */
const enquiryStaysOpenHours = 14 * 24;

/** After so long without a word of the customer's or the owner's a thread is automation's again. */
export const handoverEndsHours = 7 * 24;

/** What happened, and what is known of the client whom it happened to. */
export type Happened = { readonly heard: IntakeInput; readonly client: ClientSide };

/**
 * One step of the conversation with one customer of one client. In: where it stands, what happened, and when. Out: where
 * it stands now, and what should be done about it. Pure and total: the same input gives the same step for ever.
 */
export function nextStep(intake: Intake, { heard: input, client }: Happened, now: Temporal.Instant): Step {
  switch (input.input) {
    case "missed_call":
      return heard(onMissedCall(current(intake, now), now), now);
    case "quiet":
      return onQuiet(current(intake, now), now);
    case "text": {
      const known = current(intake, now);
      const next = known.stage !== "new" && isAnotherEnquiry(known, input) ? nextEnquiry(known, input, now) : known;
      if (next.stage === "opted_out") return heard(onTextWhileOptedOut(next, input, now), now);
      const open = opened(next, now);
      const told = { text: input, client, now };
      return heard(endsTexting(input) ? onOptOut(open, input, now) : onText(next, open, told), now);
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

/** A long silent thread forgets the old enquiry, a shorter silence ends a handover. Windows are long over by then. */
function current(intake: Intake, now: Temporal.Instant): Intake {
  if (intake.stage === "new") return intake;
  const { lastHeardAt, enquiry, leadState, handedOver } = intake.thread;
  const isOver = intake.stage !== "opted_out" && !isWithin(enquiryStaysOpenHours, lastHeardAt, now);
  if (isOver) return { stage: "new", enquiry: leadState === null ? enquiry : enquiry + 1 };
  const isHeld = handedOver !== null && [lastHeardAt, handedOver.at].some((at) => isWithin(handoverEndsHours, at, now));
  return handedOver === null || isHeld ? intake : release(intake);
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
