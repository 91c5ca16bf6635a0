import type { LeadFacts } from "../lead-facts.ts";
import { openSlot } from "./slot.ts";
import { textNameOf } from "./text-name.ts";

const optOutLine = "Reply STOP to opt out";

/** `introduce`: nothing of ours has reached this person lately, so the text says who writes and how to end it. */
export type Voice = { readonly businessName: string; readonly introduce: boolean };

/** The answer to a missed call (telephony page, B7 and C7): one segment with the longest name. */
export function firstText(businessName: string): string {
  return `Hi, it's ${textNameOf(businessName)} (automated). Sorry we missed your call. What's the problem and your postcode? Emergency? Reply URGENT. ${optOutLine}`;
}

/** Nothing is asked for that was said already. */
export function askJob(voice: Voice, placeKnown: boolean): string {
  const question = placeKnown ? "Thanks. What's the problem there?" : "What's the problem, and what is the postcode?";
  return spoken(voice, `${question} Emergency? Reply URGENT.`);
}

/** Asked once more in other words: the same ones would say that nobody reads the answers. */
export function askPlace(voice: Voice, again: boolean): string {
  const question = again
    ? "We still need to know where it is: a postcode, or a street and town, please."
    : "Thanks, got that. What is the postcode or address of the job?";
  return spoken(voice, question);
}

/** Repeats what was understood, so that a mistake is seen, and promises nothing. */
export function confirmCaptured(voice: Voice, lead: LeadFacts): string {
  const job = openSlot(lead.job, jobSeptetsMax);
  const where = openSlot(lead.postcode ?? lead.place, placeSeptetsMax);
  const understood = [job, where].filter((part) => part !== null).join(", ");
  const message = understood === "" ? "your message" : `your message: ${understood}`;
  return spoken(voice, `${haveGot(voice)} ${message}. If anything is wrong or changes, just text it here.`);
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

function haveGot({ businessName, introduce }: Voice): string {
  return introduce ? "Thanks. We have" : `Thanks. ${startOf(textNameOf(businessName))} has`;
}

function startOf(name: string): string {
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
}

function spoken(voice: Voice, sentence: string): string {
  return voice.introduce ? `It's ${textNameOf(voice.businessName)} (automated). ${sentence} ${optOutLine}` : sentence;
}
