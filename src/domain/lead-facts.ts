import type { Danger, Reading, Urgency, When } from "./reading.ts";
import { cleanText } from "./untrusted-text.ts";
import { graver } from "./urgency.ts";

/** What a customer has told us so far, over all texts of one enquiry. `null` is "not said". */
export type LeadFacts = {
  readonly job: string | null;
  readonly postcode: string | null;
  readonly place: string | null;
  readonly urgency: Urgency;
  readonly danger: Danger | null;
  readonly when: When | null;
  readonly name: string | null;
  /** The latest text that was not mere thanks, as written, for the owner to read where the job was not understood. */
  readonly words: string | null;
};

export const nothingSaid: LeadFacts = {
  job: null,
  postcode: null,
  place: null,
  urgency: "unknown",
  danger: null,
  when: null,
  name: null,
  words: null,
};

/**
 * Adds one reading to what was said before. A later postcode corrects an earlier one; urgency and danger only grow. `corrects`:
 * the text takes back what was said, so its job stands in place of the one before, and its place in place of a postcode.
 */
export function addReading(before: LeadFacts, reading: Reading, body: string, corrects = false): LeadFacts {
  const urgency = reading.lifeSafety === null ? reading.urgency : "emergency";
  const moved = corrects && reading.postcode === null && reading.place !== null;
  return {
    job: corrects ? (reading.job ?? before.job) : joinedJobs(before.job, reading.job),
    postcode: moved ? null : laterPostcode(before.postcode, reading.postcode, corrects),
    place: reading.place ?? before.place,
    urgency: graver(before.urgency, urgency),
    danger: reading.lifeSafety ?? before.danger,
    when: reading.when ?? before.when,
    name: reading.name ?? before.name,
    words: reading.intent === "thanks" ? before.words : keptWords(body),
  };
}

/** The outward half alone adds nothing to a whole postcode that begins with it, unless it takes that back. */
function laterPostcode(before: string | null, said: string | null, corrects: boolean): string | null {
  if (said === null || before === null) return said ?? before;
  return !corrects && before.startsWith(`${said} `) ? before : said;
}

/** Whether we know where the job is: a postcode, or a place in words. */
export function isPlaced(facts: LeadFacts): boolean {
  return facts.postcode !== null || facts.place !== null;
}

/** A customer's own words as we keep them beside a lead or an opt-out: well-formed and of bounded length. */
export function keptWords(body: string): string {
  return cleanText(body.slice(0, wordsCharactersMax)).trim();
}

const wordsCharactersMax = 320;
const jobCharactersMax = 200;

function joinedJobs(before: string | null, added: string | null): string | null {
  if (before === null || added === null) return added ?? before;
  if (before.toLowerCase().includes(added.toLowerCase())) return before;
  const both = `${before}; ${added}`;
  return both.length <= jobCharactersMax ? both : before;
}
