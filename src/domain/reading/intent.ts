import type { Asked, Danger, Intent, When } from "../reading.ts";
import { isAbuse } from "./intent/abuse.ts";
import { changesBooking } from "./intent/change-booking.ts";
import { asksOutright, isQuestion } from "./intent/question.ts";
import { isThanks } from "./intent/thanks.ts";
import { isWrongNumber } from "./intent/wrong-number.ts";
import type { Said } from "./statements.ts";

/** What the other rules found, for the choice of the first intent that fits. `inGeneral`: the job is only asked about. */
export type Found = {
  readonly danger: Danger | null;
  readonly job: string | null;
  readonly inGeneral: boolean;
  readonly postcode: string | null;
  readonly place: string | null;
  readonly when: When | null;
  readonly name: string | null;
  readonly wantsHuman: boolean;
  readonly asked: Asked;
};

/** The first intent that fits, in the order of the readings page; injection and spam have been looked for before. */
export function readIntent(said: Said, found: Found): Intent {
  if (found.danger !== null) return "job";
  const hasJob = found.job !== null && !found.inGeneral;
  if (isWrongNumber(said, hasJob)) return "wrong_number";
  if (changesBooking(said, hasJob)) return "change_booking";
  if (hasJob) return "job";
  if (found.job !== null) return "question";
  return withoutJob(said, found);
}

function withoutJob(said: Said, found: Found): Intent {
  const facts = [found.postcode, found.place, found.when, found.name];
  const hasFact = facts.some((fact) => fact !== null);
  if (isAbuse(said)) return "abuse";
  if (isQuestion(said) && !found.wantsHuman && !givesWhatWasAsked(said, found)) return "question";
  if (hasFact || answers(said, found)) return "answer";
  return isThanks(said) ? "thanks" : "unclear";
}

/** "Friday ok?" after "when?" is the answer, however politely it is put. */
function givesWhatWasAsked(said: Said, { asked, postcode, place, when, name }: Found): boolean {
  const given = { place: postcode ?? place, time: when, name, job: null, anything: null }[asked];
  return given !== null && !asksOutright(said);
}

/** A word that says yes, no or how soon, where something was asked. */
function answers({ whole, prepared }: Said, { asked }: Found): boolean {
  if (prepared.lower.includes("?")) return false;
  return pressed.test(whole) || (asked !== "anything" && /^(?:yes|yeah|yep|aye|no|nope|nah)\b/.test(whole));
}

const pressed =
  /^(?:it's |really |very |quite |not |no )*(?:urgent|an? emergency|emergency|asap|rush|hurry|urgently)\b/;
