import { nothingSaid } from "../lead-facts.ts";
import { isAnotherJob, isCorrection, isElsewhere } from "./correction.ts";
import { freshThread, type Intake, type TextInput } from "./state.ts";

/**
 * Whether a text begins another enquiry, with a lead of its own: a job told after a lead has ended, or one that is clearly
 * another than the one that is known. Anything less clear is joined to what is known, since one sheet may hold two jobs.
 */
export function isAnotherEnquiry(intake: Exclude<Intake, { stage: "new" }>, { reading, body }: TextInput): boolean {
  const { leadState } = intake.thread;
  if (leadState === "CLOSED") return reading.job !== null || reading.lifeSafety !== null;
  const isComplete = leadState === "QUALIFIED" || leadState === "URGENT" || leadState === "AWAITING_BOOKING";
  if (!isComplete || reading.job === null || reading.lifeSafety !== null || isCorrection(body)) return false;
  return intake.facts.job !== null && isAnotherJob(body);
}

/** The next enquiry in the same window: whose thread it is, what was asked and told, and who writes goes on. */
export function nextEnquiry(
  intake: Exclude<Intake, { stage: "new" }>,
  { body }: TextInput,
  now: Temporal.Instant,
): Intake {
  const { windowFrom, rangAgainAt, enquiry, handedOver, said, danger, leadState } = intake.thread;
  const told = intake.thread.told.filter((news) => news === "may_want_no_texts");
  const kept = { windowFrom, rangAgainAt, handedOver, told, said, danger };
  const thread = { ...freshThread(now, enquiry + 1), ...kept };
  const { name, postcode, place } = intake.facts;
  const where = leadState === "CLOSED" || isElsewhere(body) ? {} : { postcode, place };
  const facts = { ...nothingSaid, name, ...where };
  return intake.stage === "opted_out" ? { ...intake, facts, thread } : { stage: "asked_job", facts, thread };
}
