import type { MoreQuestion, Question } from "../intake/question.ts";
import type { Answer } from "../intake/topic.ts";
import type { LeadFacts } from "../lead-facts.ts";
import { answersInWords } from "./answers.ts";
import { openSlot } from "./slot.ts";
import { textNameOf } from "./text-name.ts";

const optOutLine = "Reply STOP to opt out";

/** `introduce`: nothing of ours has reached this person lately, so the text says who writes and how to end it. */
export type Voice = { readonly businessName: string; readonly introduce: boolean };

/** The answer to a missed call (telephony page, B7 and C7): one segment with the longest name. */
export function firstText(businessName: string): string {
  return `Hi, it's ${textNameOf(businessName)} (automated). Sorry we missed your call. What's the problem and your postcode? Emergency? Reply URGENT. ${optOutLine}`;
}

/** Each wording is used once: the same one again would say that nobody reads the answers. Nothing is asked that was said. */
const asked: Readonly<Record<Question, string>> = {
  job: "What's the problem, and what is the postcode? Emergency? Reply URGENT.",
  job_again: "So that we can pass it on: what is wrong, and where is it?",
  job_there: "Thanks. What's the problem there? Emergency? Reply URGENT.",
  job_there_again: "What should be looked at there, in a few words?",
  place: "Thanks, got that. What is the postcode or address of the job?",
  place_other: "Thanks, noted as another job. What is the postcode or address of that one?",
  place_again: "We still need to know where it is: a postcode, or a street and town, please.",
  more_when: "When would suit you, if somebody can come?",
  more_urgency: "Is it urgent, or can it wait a few days?",
  more_access: "Is there anything to know about getting in?",
};

export function ask(voice: Voice, question: Question, answers: readonly Answer[]): string {
  return spoken(voice, joined(inWords(voice, answers), asked[question]));
}

function inWords({ businessName, introduce }: Voice, answers: readonly Answer[]): string {
  return answersInWords(answers, introduce ? null : textNameOf(businessName));
}

export function answered(voice: Voice, answers: readonly Answer[]): string {
  return spoken(voice, inWords(voice, answers));
}

export type Confirmed = {
  readonly lead: LeadFacts;
  readonly more: MoreQuestion | null;
  readonly answers: readonly Answer[];
};

/** Repeats what was understood, so that a mistake is seen, and promises nothing. */
export function confirmCaptured(voice: Voice, { lead, more, answers }: Confirmed): string {
  if (answers.length > 0) {
    const noted = understood(lead, shortJobSeptetsMax, shortPlaceSeptetsMax);
    const next = more === null ? "" : asked[more];
    return spoken(voice, joined(inWords(voice, answers), noted === "" ? "" : `Noted: ${noted}.`, next));
  }
  const what = understood(lead, jobSeptetsMax, placeSeptetsMax);
  const message = what === "" ? "your message" : `your message: ${what}`;
  const next = more === null ? "If anything is wrong or changes, just text it here." : asked[more];
  return spoken(voice, `${haveGot(voice)} ${message}. ${next}`);
}

/** What stands now, so that both know it. */
export function corrected(voice: Voice, lead: LeadFacts): string {
  const what = understood(lead, jobSeptetsMax, placeSeptetsMax);
  return spoken(voice, what === "" ? "Thanks, noted." : `Thanks, it now says: ${what}.`);
}

/** To a wrong number that we texted. */
export function sorryToTrouble(voice: Voice): string {
  return spoken(voice, "No problem, sorry to have troubled you.");
}

/** Said once when a person takes over, or when two questions were in vain. */
export function passedOn(voice: Voice): string {
  return spoken(voice, `${haveGot(voice)} your message. A person will read it.`);
}

export function sawYouRangAgain(businessName: string): string {
  return `${startOf(textNameOf(businessName))} (automated): we saw that you rang again and passed it on. ${optOutLine}`;
}

/** For a client that is not live, or whose account has lapsed: polite, and nothing that a trade would have to keep. */
export function holdingReply(businessName: string): string {
  return `${startOf(textNameOf(businessName))} (automated): sorry, we can't take messages by text at the moment. Please ring again later. In danger ring 999. ${optOutLine}`;
}

const jobSeptetsMax = 100;
const placeSeptetsMax = 40;
/** Beside answers to questions. */
const shortJobSeptetsMax = 32;
const shortPlaceSeptetsMax = 20;

function understood(lead: LeadFacts, jobMax: number, placeMax: number): string {
  const parts = [openSlot(lead.job, jobMax), openSlot(lead.postcode ?? lead.place, placeMax)];
  return parts.filter((part) => part !== null).join(", ");
}

function joined(...sentences: readonly string[]): string {
  return sentences.filter((sentence) => sentence !== "").join(" ");
}

function haveGot({ businessName, introduce }: Voice): string {
  return introduce ? "Thanks. We have" : `Thanks. ${startOf(textNameOf(businessName))} has`;
}

function startOf(name: string): string {
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
}

function spoken(voice: Voice, sentence: string): string {
  return voice.introduce ? `It's ${textNameOf(voice.businessName)} (automated). ${sentence} ${optOutLine}` : sentence;
}
