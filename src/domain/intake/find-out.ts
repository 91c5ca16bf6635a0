import { isPlaced } from "../lead-facts.ts";
import { answerAlone, passQuestionOn } from "./ask.ts";
import { alertOnce, alertOwner, answer, type Draft, handOver, saveLead, saying, type Said, settle } from "./draft.ts";
import { nextJobQuestion, nextPlaceQuestion } from "./question.ts";
import type { OpenIntake, Step } from "./state.ts";
import { worthAsking } from "./worth-asking.ts";

const unansweredQuestionsMax = 2;

type Asking = { readonly trade: string; readonly now: Temporal.Instant };

export const sayPassedOn = { do: "say_passed_on" } as const;

/** What is missing is asked for; what was said never is. After two questions in vain the owner gets it as it is. */
export function findOut(draft: Draft, open: OpenIntake, asking: Asking): Step {
  const { facts } = draft;
  if (facts.job !== null && isPlaced(facts)) return captureAll(draft, asking);
  const moved = facts.job !== open.facts.job || isPlaced(facts) !== isPlaced(open.facts);
  const inVain = !moved && draft.answers.length === 0 && open.thread.windowFrom !== null;
  const unanswered = open.thread.unanswered + (inVain ? 1 : 0);
  const counted: Draft = { ...draft, thread: { ...draft.thread, unanswered } };
  const tired = unanswered >= unansweredQuestionsMax;
  const saved = facts.job === open.facts.job ? counted : saveLead(counted);
  return facts.job === null ? askJob(counted, tired, asking.now) : askPlace(saved, tired, asking.now);
}

function askJob(draft: Draft, tired: boolean, now: Temporal.Instant): Step {
  const { answers } = draft;
  const words = tired ? null : nextJobQuestion(draft.thread.said, isPlaced(draft.facts));
  if (words !== null) {
    const asked = answer(saying(hurried(draft, "urgent"), words), { do: "ask_job", words, answers }, now);
    return settle("asked_job", passQuestionOn(asked));
  }
  // Somebody who still asks is still there: they are answered, and handed over when they have nothing new to ask.
  if (answers.length > 0) return settle("asked_job", passQuestionOn(answerAlone(draft, now)));
  const told = alertOnce(answer(draft, sayPassedOn, now), "not_understood");
  return settle("handed_over", handOver(told, "us", now));
}

function askPlace(draft: Draft, tired: boolean, now: Temporal.Instant): Step {
  const { answers, thread } = draft;
  const words = tired ? null : nextPlaceQuestion(thread.said, thread.enquiry);
  if (words !== null) {
    const asked = answer(saying(hurried(draft, "new"), words), { do: "ask_place", words, answers }, now);
    return settle("asked_place", passQuestionOn(asked));
  }
  if (answers.length > 0) return settle("asked_place", passQuestionOn(answerAlone(draft, now)));
  return capture(draft, "captured", sayPassedOn, now);
}

/** The owner does not wait for an address when someone says that it is an emergency. */
function hurried(draft: Draft, about: "urgent" | "new"): Draft {
  return draft.facts.urgency === "emergency" ? alertOnce(draft, about) : draft;
}

/** Job and place are known: the owner has it at once, and the customer is asked at most one thing more. */
function captureAll(draft: Draft, { trade, now }: Asking): Step {
  const { facts, answers, thread } = draft;
  const more = worthAsking(trade, facts, thread.said);
  const reply = { do: "confirm", lead: facts, more, answers } as const;
  return capture(more === null ? draft : saying(draft, more), more === null ? "captured" : "asked_more", reply, now);
}

function capture(draft: Draft, stage: "captured" | "asked_more", reply: Said, now: Temporal.Instant): Step {
  const saved = saveLead(answer(draft, reply, now));
  const known = saved.thread.told.includes("new");
  return settle(stage, passQuestionOn(known ? alertOnce(saved, "update") : alertOwner(saved, "new")));
}
