import { type ClientFacts, factCharactersMax } from "../../client-facts.ts";
import { type LeadFacts, nothingSaid } from "../../lead-facts.ts";
import { parsePhone, type Phone } from "../../phone.ts";

/** What a sentence is shown with: names, facts and words, of one size or another. */
export type Sample = {
  readonly businessName: string;
  readonly phone: Phone;
  readonly lead: LeadFacts;
  readonly told: ClientFacts;
  readonly leadNumber: number;
  /** Whether each text says who writes and how to opt out. */
  readonly introduce: boolean;
};

/** One sentence of ours as it goes out. */
export type WordingLine = { readonly key: string; readonly text: string };

export const ordinary: Sample = {
  businessName: "Reed Plumbing",
  phone: fiction("+447700900123"),
  lead: {
    ...nothingSaid,
    job: "no hot water",
    postcode: "LS1 4AP",
    name: "Sam",
    danger: "gas",
    when: { text: "tomorrow", from: null, to: null },
    words: "No hot water at LS1 4AP, how much is it?",
  },
  told: { hours: "Mon-Fri 8-6", area: "Leeds and 15 miles round", calloutPence: 6000 },
  leadNumber: 12,
  introduce: false,
};

const long = "m".repeat(400);

/** Everything as long as anybody could make it. */
export const longest: Sample = {
  businessName: "M".repeat(40),
  phone: fiction("+447700900123"),
  lead: {
    job: long,
    postcode: null,
    place: long,
    urgency: "emergency",
    danger: "carbon_monoxide",
    when: { text: long, from: null, to: null },
    name: long,
    words: long,
  },
  told: { hours: "m".repeat(factCharactersMax), area: "m".repeat(factCharactersMax), calloutPence: 99_999 },
  leadNumber: 9_999_999,
  introduce: true,
};

function fiction(text: string): Phone {
  const phone = parsePhone(text);
  if (phone === null) throw new Error(`${text} is no phone`);
  return phone;
}
