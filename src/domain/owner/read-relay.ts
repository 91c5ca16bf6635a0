import type { OwnerCommand } from "./command.ts";
import { leadNumber, leadPattern, plainWords } from "./plain-words.ts";
import { readAboutLead } from "./read-about-lead.ts";

type Relay = Extract<OwnerCommand, { is: "relay" }>;

const begins = new RegExp(
  `^(?:(?:tell|text|say to|message|to) )?${leadPattern}(?:\\s*[,:;.)-]+\\s*|\\s+)(?=\\S)`,
  "iu",
);

/** What begins with a number that counts something else: "20 mins late" is meant for nobody, or for nobody who is named. */
const counted =
  /^(?:mins?|minutes?|m|hrs?|hours?|h|secs?|days?|weeks?|months?|years?|am|pm|oclock|quid|pounds?|percent|%|th|st|nd|rd|miles?|x|or|and a half|to \d|past|more|of|jobs?|leads?|people|customers?)\b/;

/** Words for a customer: a lead's number first, and then what to say, in the owner's own letters and lines. Null otherwise. */
export function readRelay(body: string): Relay | null {
  const found = begins.exec(body);
  const lead = leadNumber(found?.[1]);
  if (found === null || lead === null) return null;
  const words = body.slice(found[0].length).trim();
  const plain = plainWords(words);
  if (!/\p{L}/u.test(plain) || counted.test(plain) || isCommand(body) || isList(body)) return null;
  return { is: "relay", lead, words };
}

/** "12 won 240" above "13 lost" is a list of commands, and none of it is for a customer to read. */
function isList(body: string): boolean {
  const [first = "", ...rest] = body.split("\n").filter((line) => line.trim() !== "");
  const begun = readAboutLead(plainWords(first));
  return begun !== null && (begun.is !== "details" || rest.some((line) => isCommand(line)));
}

function isCommand(line: string): boolean {
  return readAboutLead(plainWords(line)) !== null;
}
