import { type OwnerCommand, type Which, wonPenceMax } from "./command.ts";
import { moneyPattern, penceOf } from "./money-and-time.ts";
import { leadNumber, leadPattern } from "./plain-words.ts";

const last = "(?:that|this|the last|last) (?:one|job|lead)|it|that";
const which = `(?:${leadPattern}|(${last}))`;
const joined = "(?:[ ,:.=-]| for | at )+";

/** A command with its lead after it, or before it: "won 12 240", "12 won 240", "won that one, 240 quid". */
type Form = { readonly pattern: RegExp; readonly make: (found: RegExpExecArray) => OwnerCommand | null };

const whoever = "(?:(?:i|we|ive|weve|just) )?";
const won = `${whoever}(?:won|wom|wno|wonn|landed|bagged|secured)`;
/** "Got that" says that something was heard: only with a number is it about a lead. */
const wonByNumber = `${whoever}(?:got|booked)`;
const lost = `${whoever}(?:lost|losst|lsot|lots|didnt get|did not get|no joy (?:on|with))`;
const ignore = "(?:ignore|ignroe|ingore|igonre|ignor|block|blacklist)";
const why = "(?:why|wy|whyy)";

const forms: readonly Form[] = [
  { pattern: whole(`${won} ${which}(?:${joined}${moneyPattern})?`), make: makeWon },
  { pattern: whole(`${wonByNumber} ${leadPattern}()(?:${joined}${moneyPattern})?`), make: makeWon },
  { pattern: whole(`${leadPattern}()[ ,:-]+(?:${won}|${wonByNumber})(?:${joined}${moneyPattern})?`), make: makeWon },
  { pattern: whole(`${lost} ${which}`), make: (found) => about("lost", found) },
  { pattern: whole(`${leadPattern}()[ ,:-]+(?:lost|no joy|gone elsewhere)`), make: (found) => about("lost", found) },
  { pattern: whole(`${ignore} ${leadPattern}`), make: (found) => aboutOne("ignore", found) },
  { pattern: whole(`${leadPattern}[ ,:-]+ignore`), make: (found) => aboutOne("ignore", found) },
  { pattern: whole(`(?:give|giv|hand|pass) ?back ${leadPattern}`), make: (found) => aboutOne("give_back", found) },
  {
    pattern: whole(`(?:give|hand|pass) ${leadPattern} back(?: to you| to jobrun)?`),
    make: (found) => aboutOne("give_back", found),
  },
  { pattern: whole(`${leadPattern}[ ,:-]+(?:give|hand) ?back`), make: (found) => aboutOne("give_back", found) },
  {
    pattern: whole(
      `${why}(?: (?:did you|didnt you|have you|havent you|not))*(?: (?:text|answer|ring|write to))? ${which}\\??`,
    ),
    make: (found) => about("why", found),
  },
  { pattern: whole(`${leadPattern}()[ ,:-]+why\\??`), make: (found) => about("why", found) },
  { pattern: whole(`${why}()()\\??`), make: () => ({ is: "why", lead: "last" }) },
  {
    pattern: whole(`(?:(?:details?|show|more|who is|whos|tell me about)(?: (?:of|on|about|me))? )?${which}\\??`),
    make: (found) => about("details", found),
  },
];

/** Null for what is no such command. A lead that is named and a price that is none make it unclear, and nothing else. */
export function readAboutLead(words: string): OwnerCommand | null {
  for (const { pattern, make } of forms) {
    const found = pattern.exec(words);
    if (found !== null) return make(found) ?? { is: "unclear" };
  }
  return null;
}

function whole(pattern: string): RegExp {
  return new RegExp(`^${pattern}$`);
}

function whichOf([, digits, spoken]: RegExpExecArray): Which | null {
  return spoken === undefined || spoken === "" ? leadNumber(digits) : "last";
}

function makeWon(found: RegExpExecArray): OwnerCommand | null {
  const lead = whichOf(found);
  const amount = found[3];
  const pence = amount === undefined ? null : penceOf(amount, wonPenceMax);
  return lead === null || (amount !== undefined && pence === null) ? null : { is: "won", lead, pence };
}

function about(is: "lost" | "why" | "details", found: RegExpExecArray): OwnerCommand | null {
  const lead = whichOf(found);
  return lead === null ? null : { is, lead };
}

function aboutOne(is: "ignore" | "give_back", found: RegExpExecArray): OwnerCommand | null {
  const lead = leadNumber(found[1]);
  return lead === null ? null : { is, lead };
}
