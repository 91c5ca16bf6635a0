import type { ClientFacts } from "../client-facts.ts";
import type { OwnerAnswer } from "../owner/answer.ts";
import type { DayHours } from "../owner/command.ts";
import { relaySeptetsMax } from "../owner/on-relay.ts";
import type { WordsRefused } from "../owner/relay-words.ts";
import type { Undoing } from "../owner/thread.ts";
import { unreachable } from "../unreachable.ts";
import { clockOf, dayAndClock, pounds } from "./owner-figures.ts";
import { slot } from "./slot.ts";

/** Answers that say what the command itself says, and need nothing looked up. */
export type PlainAnswer = Exclude<OwnerAnswer, { say: "status" | "leads" | "details" | "why" | "code" }>;

const undo = "UNDO within the hour takes it back.";

/**
 * What an owner is told after a command: one text of at most two GSM-7 segments, times as they are where the client is. None
 * begins as a command does, so that a machine which sends our words back has nothing done.
 */
export function ownerAnswer(answer: PlainAnswer, timeZone: string): string {
  switch (answer.say) {
    case "menu":
      return ownerMenu;
    case "unclear":
      return "Sorry, I did not get that. To write to a customer, put their number first: 12 on my way. MENU shows all that you can text.";
    case "paused":
      return "Paused: your customers get no texts from now on, but safety words in danger. Alerts to you go on. Only your JobRun operator can lift it, not a text.";
    case "resume_elsewhere":
      return "A pause is never lifted by text, since a caller number can be forged. Please ring your JobRun operator, who can lift it.";
    case "no_lead":
      return answer.lead === null
        ? "Which one? Put its number in, like WON 12 240. LEADS lists them."
        : `There is no #${answer.lead}. LEADS lists the open ones.`;
    case "why_nothing":
      return "Which customer? Put the number in, like WHY 12. LEADS lists them.";
    case "relayed":
      return `Sent to #${answer.lead}: ${quote(answer.words)} The chat is yours now: JobRun keeps out of it until GIVE BACK ${answer.lead}.`;
    case "code_wrong":
      return `That is not the code. ${answer.triesLeft === 1 ? "One try" : `${answer.triesLeft} tries`} left. Nothing was sent.`;
    case "code_void":
      return "That code does not count any more, and nothing was sent. Text the number and your words again for a new one.";
    case "no_code_waits":
      return "Nothing waits for a code. To write to a customer, put their number first: 12 on my way.";
    case "codes_used_up":
      return "There were too many codes today, so nothing more goes to customers by text from you until tomorrow. Please ring them.";
    case "too_late":
      return "Your words for the customer reached JobRun too late to be of use. Nothing was sent: please text them again, or ring.";
    case "words_refused":
      return `Not sent: ${refusedBecause(answer.why)} Please ring, or say it in other words.`;
    case "long_closed":
      return `Not sent: #${answer.lead} was closed weeks ago. Please ring them.`;
    case "given_back":
      return `JobRun answers #${answer.lead} again. ${undo}`;
    case "not_the_owners":
      return `JobRun answers #${answer.lead} already. Nothing changed.`;
    case "won":
      return `Well done: #${answer.lead} is won${answer.pence === null ? "" : ` for ${pounds(answer.pence)}`}. ${undo}`;
    case "lost":
      return `Closed as lost: #${answer.lead}. ${undo}`;
    case "ignored":
      return `Ignored: #${answer.lead}. No texts to them and no alerts about them, unless somebody is in danger. ${undo}`;
    case "alerts_off":
      return `Alerts wait until ${dayAndClock(answer.until, timeZone)}. Emergencies still come at once. ALERTS ON brings them back. ${undo}`;
    case "alerts_on":
      return `Alerts are on again, but for quiet hours if you have set any. ${undo}`;
    case "quiet":
      return `${quietWords(answer.hours)} ${undo}`;
    case "facts":
      return answer.changed
        ? `${factWords(answer.about, answer.facts)} ${undo}`
        : shownFact(answer.about, answer.facts);
    case "undone":
      return `Taken back: ${undoneWords(answer.change, timeZone)}`;
    case "nothing_to_undo":
      return "There is nothing to take back: only the last change counts, for an hour, and a pause or a sent text stays.";
    default:
      return unreachable(answer);
  }
}

const ownerMenu =
  "LEADS lists jobs. 12 shows one. 12 on my way: goes to customer 12. GIVE BACK 12: JobRun answers again. WON 12 240. LOST 12. IGNORE 12. WHY 12. STATUS. PAUSE. ALERTS OFF until 5pm. QUIET 21-7. What customers may know: HOURS Mon-Fri 8-6. AREA Leeds. CALLOUT 60. UNDO.";

const relayedSeptetsMax = 150;

function quote(words: string): string {
  return `"${slot(words, relayedSeptetsMax)}".`;
}

function refusedBecause(why: WordsRefused | "too_long"): string {
  switch (why) {
    case "link":
      return "it holds a web address, or a full stop without a space after it.";
    case "phone_number":
      return "it holds what looks like a phone number.";
    case "carrier_word":
      return "it asks for a word on which their network acts by itself.";
    case "too_long":
      return `it is too long, ${relaySeptetsMax} letters is the most.`;
    case "empty":
      return "there are no words in it.";
    default:
      return unreachable(why);
  }
}

function quietWords(hours: DayHours | null): string {
  if (hours === null) return "No quiet hours: alerts come at any time.";
  return `Quiet from ${clockOf(hours.from)} to ${clockOf(hours.until)} each day: alerts wait until then, but emergencies come at once.`;
}

function factWords(about: "hours" | "area" | "callout", facts: ClientFacts): string {
  const value = factOf(about, facts);
  if (value === null)
    return `Customers who ask are told nothing of your ${about === "callout" ? "call-out charge" : about}.`;
  switch (about) {
    case "hours":
      return `Customers who ask hear that your hours are: ${value}.`;
    case "area":
      return `Customers who ask hear that you cover: ${value}.`;
    case "callout":
      return `Customers who ask hear that the call-out charge is ${value}.`;
    default:
      return unreachable(about);
  }
}

const examples = { hours: "HOURS Mon-Fri 8-6", area: "AREA Leeds and 15 miles", callout: "CALLOUT 60" } as const;

function shownFact(about: "hours" | "area" | "callout", facts: ClientFacts): string {
  return `${factWords(about, facts)} To change it: ${examples[about]}.`;
}

function factOf(about: "hours" | "area" | "callout", { hours, area, calloutPence }: ClientFacts): string | null {
  if (about === "callout") return calloutPence === null ? null : pounds(calloutPence);
  const words = about === "hours" ? hours : area;
  return words === null ? null : slot(words, factSeptetsMax).replace(/\.$/, "");
}

const factSeptetsMax = 90;

function undoneWords(change: Undoing, timeZone: string): string {
  switch (change.was) {
    case "ended":
      return `#${change.lead} stands as it did before.`;
    case "ignored":
      return `#${change.lead} is not ignored any more.`;
    case "given_back":
      return `the chat with #${change.lead} is yours again.`;
    case "alerts_off":
      return change.before === null ? "alerts are on." : `alerts wait until ${dayAndClock(change.before, timeZone)}.`;
    case "quiet":
      return quietWords(change.before).replace(/^./, (letter) => letter.toLowerCase());
    case "facts":
      return "customers who ask hear what they heard before.";
    default:
      return unreachable(change);
  }
}
