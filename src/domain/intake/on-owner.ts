import { isPlaced, type LeadFacts, nothingSaid } from "../lead-facts.ts";
import { stateByFacts } from "../lead-state.ts";
import { unreachable } from "../unreachable.ts";
import { draftOf, moveLead, settle } from "./draft.ts";
import type { OwnerNews } from "./effect.ts";
import { freshThread, type Intake, type IntakeInput, type OpenIntake, type Step, type Thread } from "./state.ts";

type OwnerInput = Extract<IntakeInput, { input: "owner_took_over" | "given_back" | "lead_ended" | "lead_reopened" }>;

/** What the owner does with a thread. Whoever opted out stays so, whatever the owner does. */
export function onOwner(intake: Intake, input: OwnerInput, now: Temporal.Instant): Step {
  switch (input.input) {
    case "owner_took_over":
      return takenOver(intake, now);
    case "given_back":
      return givenBack(intake);
    case "lead_ended":
      return { intake: ended(intake, input.enquiry), effects: [] };
    case "lead_reopened":
      return { intake: reopened(intake, input), effects: [] };
    default:
      return unreachable(input);
  }
}

/** The owner has written to the customer: from now on they talk to each other, and the lead waits for what they agree. */
function takenOver(intake: Intake, now: Temporal.Instant): Step {
  if (intake.stage === "opted_out") return { intake, effects: [] };
  const open = intake.stage === "new" ? begun(intake.enquiry, now) : intake;
  const handedOver = { by: "owner", at: now.toString() } as const;
  const draft = draftOf(open.facts, { ...open.thread, handedOver, passedOn: 0 });
  const { leadState } = open.thread;
  const waits = leadState === null || leadState === "CLOSED" || leadState === "AWAITING_BOOKING";
  const moved = waits ? draft : moveLead(draft, "AWAITING_BOOKING");
  return settle(open.facts.job === null ? "handed_over" : "captured", moved);
}

function begun(enquiry: number, now: Temporal.Instant): OpenIntake {
  return { stage: "handed_over", facts: nothingSaid, thread: freshThread(now, enquiry) };
}

/** Automation goes on where it stood: what is still missing may be asked for when the customer writes next. */
function givenBack(intake: Intake): Step {
  if (intake.stage === "new" || intake.thread.handedOver === null) return { intake, effects: [] };
  const free = release(intake);
  const waits = free.stage !== "opted_out" && free.thread.leadState === "AWAITING_BOOKING";
  if (!waits) return { intake: free, effects: [] };
  return settle(free.stage, moveLead(draftOf(free.facts, free.thread), stateByFacts(free.facts)));
}

/** The same thread as automation's own. */
export function release(intake: Exclude<Intake, { stage: "new" }>): Exclude<Intake, { stage: "new" }> {
  const told = intake.thread.told.filter((news) => !handingOver.has(news));
  const thread: Thread = { ...intake.thread, handedOver: null, unanswered: 0, passedOn: 0, told };
  if (intake.stage === "opted_out") return { ...intake, thread };
  return { stage: stageOf(intake.facts, thread), facts: intake.facts, thread };
}

const handingOver: ReadonlySet<OwnerNews> = new Set(["wants_human", "not_understood", "may_want_no_texts"]);

function stageOf(facts: LeadFacts, thread: Thread): OpenIntake["stage"] {
  if (thread.leadState === "CLOSED") return "captured";
  if (facts.job === null) return "asked_job";
  return isPlaced(facts) ? "captured" : "asked_place";
}

function ended(intake: Intake, enquiry: number): Intake {
  if (intake.stage === "new" || intake.thread.enquiry !== enquiry || intake.thread.leadState === null) return intake;
  const thread: Thread = { ...intake.thread, leadState: "CLOSED", handedOver: null };
  return intake.stage === "opted_out" ? { ...intake, thread } : { stage: "captured", facts: intake.facts, thread };
}

function reopened(intake: Intake, { enquiry, state }: Extract<OwnerInput, { input: "lead_reopened" }>): Intake {
  if (intake.stage === "new" || intake.thread.enquiry !== enquiry || intake.thread.leadState !== "CLOSED")
    return intake;
  return { ...intake, thread: { ...intake.thread, leadState: state } };
}
