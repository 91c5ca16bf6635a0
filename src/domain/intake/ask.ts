import type { ClientFacts } from "../client-facts.ts";
import { keptWords } from "../lead-facts.ts";
import type { Reading } from "../reading.ts";
import { alertOwner, answer, type Draft, hasAlert } from "./draft.ts";
import { answerTo, askedWords, topicsIn } from "./topic.ts";

/** So many of a customer's questions or replies are passed on to the owner in one enquiry, or since the owner last wrote. */
export const passedOnMax = 6;

/**
 * Notes what a text asks. Each thing is answered once an enquiry; what was answered before, or what only a person can answer, is
 * for the owner.
 */
export function hearQuestions(draft: Draft, reading: Reading, body: string, facts: ClientFacts): Draft {
  const topics = topicsIn(reading, body);
  if (topics.length === 0) return draft;
  const { answered } = draft.thread;
  const answers = topics.filter((topic) => !answered.includes(topic)).map((topic) => answerTo(topic, facts));
  const isForAPerson = answers.length < topics.length || answers.some(({ told }) => told === null);
  return { ...draft, answers, asks: isForAPerson ? keptWords(askedWords(body)) : null };
}

/** Answers what was asked and nothing more; silent where nothing was, or all of it was answered before. */
export function answerAlone(draft: Draft, now: Temporal.Instant): Draft {
  const { answers } = draft;
  return answers.length === 0 ? draft : answer(draft, { do: "answer", answers }, now);
}

/** The owner gets a question that only a person can answer, unless an alert of this step carries it, up to a bound. */
export function passQuestionOn(draft: Draft): Draft {
  if (draft.asks === null || hasAlert(draft) || draft.thread.passedOn >= passedOnMax) return draft;
  const thread = { ...draft.thread, passedOn: draft.thread.passedOn + 1 };
  return alertOwner({ ...draft, thread }, "asks");
}
