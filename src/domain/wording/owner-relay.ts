import { displayPhone, type Phone } from "../phone.ts";
import { codeMinutes } from "../owner/on-relay.ts";
import { slot } from "./slot.ts";
import { textNameOf } from "./text-name.ts";

const quotedSeptetsMax = 120;

/** The owner's own words on a customer's phone, with whose they are. */
export function relayText(businessName: string, words: string): string {
  return `${textNameOf(businessName)}: ${words}`;
}

/** What the owner's phone is asked to prove, and which words it lets go: whoever did not write them leaves it alone. */
export function relayCode(code: string, lead: number, words: string): string {
  return `JobRun code ${code}. Text it back within ${codeMinutes} minutes to send this to #${lead}: "${slot(words, quotedSeptetsMax)}". Did you not write that? Then do nothing.`;
}

/** Why a relay did not go. `because` ends the sentence. */
export function relayNotSent(lead: number, because: string, phone: Phone | null): string {
  return `Not sent to #${lead}: ${because}.${phone === null ? "" : ` You can ring ${displayPhone(phone)}.`}`;
}
