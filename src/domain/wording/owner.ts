import type { OwnerNews } from "../intake/effect.ts";
import type { LeadFacts } from "../lead-facts.ts";
import { displayPhone, type Phone } from "../phone.ts";
import type { Danger, Urgency } from "../reading.ts";
import { unreachable } from "../unreachable.ts";
import { openSlot } from "./slot.ts";

/** `asks`: the words in which they ask something, or null. `number`: the lead's short number, null while there is no lead. */
export type AlertSlots = {
  readonly number: number | null;
  readonly phone: Phone;
  readonly lead: LeadFacts;
  readonly asks: string | null;
};

/** The owner's text for each kind of news: at most two GSM-7 segments whatever the customer wrote. */
export function ownerAlert(about: OwnerNews, slots: AlertSlots): string {
  const who = personOf(slots);
  const wrote = quoted(slots.lead);
  switch (about) {
    case "new":
      return leadAlert(slots);
    case "danger":
      return `DANGER${numberOf(slots)}: ${dangerName(slots.lead.danger)}. RING NOW: ${who}.${whereOf(slots.lead)}${wrote}`;
    case "urgent":
      return `URGENT: ${who} says that it is an emergency.${whereOf(slots.lead)} Please ring now.${wrote}`;
    case "update":
      return `${urgencyMark(slots.lead.urgency)}More on${numberOf(slots) || " your caller"}: ${who}.${whereOf(slots.lead)}${wrote}`;
    case "wants_human":
      return `Please ring ${who}${numberOf(slots)}: they want to speak to a person.${wrote}`;
    case "change_booking":
      return `${who}${numberOf(slots)} wants to change or call off a visit. Please ring.${wrote}`;
    case "asks":
      return `${urgencyMark(slots.lead.urgency)}${who}${numberOf(slots)} asks: ${wordsOf(slots.lead)}`;
    case "wrote_back":
      return `${urgencyMark(slots.lead.urgency)}${who}${numberOf(slots)} wrote back: ${wordsOf(slots.lead)}`;
    case "corrected":
      return correction(slots);
    case "not_understood":
      return `Please ring ${who}: two questions did not find out what is wrong.${wrote}`;
    case "asked_help":
      return `${who}${numberOf(slots)} sent the one word "help". Please ring.`;
    case "rang_again":
      return rangAgain(slots);
    case "opted_out":
      return `${who} wants no more texts and gets none. Ring if there is a job.${wrote}`;
    case "may_have_meant_booking":
      return `${who} may have meant the booking, but the word they sent also ends our texts to them. Please ring.${wrote}`;
    case "opted_out_wrote":
      return `${who} has opted out of texts but wrote. Not answered: please ring.${wrote}`;
    case "opted_out_rang":
      return `${who} rang and has opted out of texts. Please ring them.`;
    default:
      return unreachable(about);
  }
}

/** A lead, the job first: "EMERGENCY #12: no hot water. LS1 4AP. Sam 07700 900123. When: today". */
function leadAlert(slots: AlertSlots): string {
  const { lead, asks } = slots;
  const job = openSlot(lead.job, asks === null ? wordsSeptetsMax : shortSeptetsMax);
  const what = job ?? "not clear what is wrong";
  const time = openSlot(lead.when?.text ?? null, whenSeptetsMax);
  const when = time === null ? "" : ` When: ${time}.`;
  const where = whereOf(lead) || " No postcode yet.";
  return `${urgencyMark(lead.urgency)}Job${numberOf(slots)}: ${what}.${where} ${personOf(slots)}.${when}${job === null ? quoted(lead) : asking(asks)}`;
}

function asking(asks: string | null): string {
  const words = openSlot(asks, shortSeptetsMax);
  return words === null ? "" : ` They ask: ${words}`;
}

function correction(slots: AlertSlots): string {
  const { lead } = slots;
  const job = openSlot(lead.job, shortSeptetsMax);
  const now = `${job === null ? "" : ` Now: ${job}.`}${whereOf(lead)}`;
  return `${urgencyMark(lead.urgency)}Correction${numberOf(slots)}: ${personOf(slots)}.${now}${quoted(lead)}`;
}

function wordsOf(lead: LeadFacts): string {
  return openSlot(lead.words, wordsSeptetsMax) ?? "?";
}

function rangAgain(slots: AlertSlots): string {
  const job = openSlot(slots.lead.job, wordsSeptetsMax);
  return `Rang again${numberOf(slots)}: ${personOf(slots)}.${job === null ? "" : ` Job: ${job}.`}${whereOf(slots.lead)}`;
}

export function withheldRang(): string {
  return "Someone rang with a withheld number, so they could not be texted.";
}

/** A landline, a pager, a foreign number, or a text that could not be sent in time. */
export function ringThisOne(phone: Phone): string {
  return `Ring this one: ${displayPhone(phone)}. They rang and could not be texted.`;
}

/** Somebody whose number we may not text, in their own words. */
export function wroteUnanswerable(phone: Phone, words: string, danger: Danger | null): string {
  const wrote = openSlot(words, wordsSeptetsMax);
  const mark = danger === null ? "" : `DANGER: ${dangerName(danger)}. `;
  return `${mark}${displayPhone(phone)} texted and cannot be texted back: please ring.${wrote === null ? "" : ` They wrote: ${wrote}`}`;
}

/** A thread that looks like two machines: the owner decides whether a person waits behind it. */
export function loopStopped(phone: Phone): string {
  return `Texts to ${displayPhone(phone)} are stopped for a day: they repeat themselves, or answer faster than anyone types. Ring if there is a job.`;
}

const wordsSeptetsMax = 110;
const shortSeptetsMax = 60;
const placeSeptetsMax = 40;
const nameSeptetsMax = 26;
const whenSeptetsMax = 40;

function personOf({ phone, lead }: AlertSlots): string {
  const name = openSlot(lead.name, nameSeptetsMax);
  return name === null ? displayPhone(phone) : `${name} ${displayPhone(phone)}`;
}

function numberOf({ number }: AlertSlots): string {
  return number === null ? "" : ` #${number}`;
}

function whereOf(lead: LeadFacts): string {
  const where = openSlot(lead.postcode ?? lead.place, placeSeptetsMax);
  return where === null ? "" : ` ${where}.`;
}

function quoted(lead: LeadFacts): string {
  const words = openSlot(lead.words, wordsSeptetsMax);
  return words === null ? "" : ` They wrote: ${words}`;
}

function urgencyMark(urgency: Urgency): string {
  switch (urgency) {
    case "emergency":
      return "EMERGENCY. ";
    case "soon":
      return "SOON. ";
    case "routine":
    case "unknown":
      return "";
    default:
      return unreachable(urgency);
  }
}

const dangerNames = {
  gas: "gas",
  carbon_monoxide: "carbon monoxide",
  electric: "electricity",
  flood: "water near electrics",
  fire: "fire or smoke",
  injury: "someone hurt or in danger",
} as const satisfies Record<Danger, string>;

/** What the danger is called in front of an owner or the operator. */
export function dangerName(danger: Danger | null): string {
  return danger === null ? "danger to people" : dangerNames[danger];
}
