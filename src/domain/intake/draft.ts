import type { LeadFacts } from "../lead-facts.ts";
import { type OpenState, stateAfter } from "../lead-state.ts";
import { graver, rises } from "../urgency.ts";
import type { Effect, OwnerNews } from "./effect.ts";
import type { Question } from "./question.ts";
import { type HandedOver, isWithin, type OpenIntake, type Step, type Thread } from "./state.ts";
import type { Answer } from "./topic.ts";

export const firstTextWindowHours = 24;

/** What one step has gathered so far. Nothing is changed in place: each function returns the next draft. */
export type Draft = {
  readonly facts: LeadFacts;
  readonly thread: Thread;
  readonly effects: readonly Effect[];
  /** What this text asks and we may say something to. */
  readonly answers: readonly Answer[];
  /** The words in which it asks what only a person can answer. */
  readonly asks: string | null;
};

export function draftOf(facts: LeadFacts, thread: Thread): Draft {
  return { facts, thread, effects: [], answers: [], asks: null };
}

export function also(draft: Draft, effect: Effect): Draft {
  return { ...draft, effects: [...draft.effects, effect] };
}

export function alertOwner(draft: Draft, about: OwnerNews): Draft {
  const { facts, thread, asks } = draft;
  const told = thread.told.includes(about) ? thread.told : [...thread.told, about];
  const next = { ...draft, thread: { ...thread, told, toldUrgency: graver(thread.toldUrgency, facts.urgency) } };
  const { enquiry } = thread;
  return also(next, { do: "alert_owner", about, urgency: facts.urgency, lead: facts, enquiry, asks });
}

export function alertOnce(draft: Draft, about: OwnerNews): Draft {
  return draft.thread.told.includes(about) ? draft : alertOwner(draft, about);
}

export function hasAlert(draft: Draft): boolean {
  return draft.effects.some((effect) => effect.do === "alert_owner");
}

/** Saves when a job or a danger is known, since that is what a lead is; else leaves the draft as it was. */
export function saveLead(draft: Draft): Draft {
  const { facts, thread } = draft;
  if (thread.leadState === "CLOSED" || (facts.job === null && facts.danger === null)) return draft;
  const becameUrgent = rises(thread.toldUrgency, facts.urgency) && facts.urgency === "emergency";
  return moveLead(draft, stateAfter(thread.leadState, facts, becameUrgent));
}

/** Saves the lead as it is known, in this state. */
export function moveLead(draft: Draft, state: OpenState): Draft {
  const { facts, thread } = draft;
  const as = thread.leadState === null ? "new" : "update";
  const next = { ...draft, thread: { ...thread, leadState: state } };
  return also(next, { do: "save_lead", as, lead: facts, state, enquiry: thread.enquiry });
}

/** The thread is a person's from now on; whose it is already, it stays. */
export function handOver(draft: Draft, by: HandedOver["by"], now: Temporal.Instant): Draft {
  const handedOver = draft.thread.handedOver ?? { by, at: now.toString() };
  return { ...draft, thread: { ...draft.thread, handedOver } };
}

type Spoken<Effects> = Effects extends { readonly introduce: boolean } ? Omit<Effects, "introduce"> : never;

/** What is said to the customer; whether it also says who is texting is seen when it is given. */
export type Said = Spoken<Effect>;

/** Answers the customer; the first answer of a window says who is texting and opens the window. */
export function answer(draft: Draft, reply: Said, now: Temporal.Instant): Draft {
  const introduce = !isWithin(firstTextWindowHours, draft.thread.windowFrom, now);
  const answers = "answers" in reply ? reply.answers.map(({ topic }) => topic) : [];
  const answered = [...draft.thread.answered, ...answers];
  const windowFrom = introduce ? now.toString() : draft.thread.windowFrom;
  const thread = { ...draft.thread, answered, windowFrom };
  return also({ ...draft, thread }, { ...reply, introduce });
}

/** Notes that something was asked in these words, so that it never is again. */
export function saying(draft: Draft, question: Question): Draft {
  return { ...draft, thread: { ...draft.thread, said: [...draft.thread.said, question] } };
}

export function settle(stage: OpenIntake["stage"], draft: Draft): Step {
  return { intake: { stage, facts: draft.facts, thread: draft.thread }, effects: draft.effects };
}
