import { toGsm7 } from "./gsm7.ts";
import { isRecord, isTextOrNull } from "./plain-json.ts";

/** What the owner has told us of the business, so that a customer's question can be answered. `null` is "not told". */
export type ClientFacts = {
  /** When they work, in the owner's own words: "Mon-Fri 8-6". */
  readonly hours: string | null;
  /** Where they work: "Leeds and 15 miles round". */
  readonly area: string | null;
  /** What a visit costs before any work. */
  readonly calloutPence: number | null;
};

export const nothingTold: ClientFacts = { hours: null, area: null, calloutPence: null };

export const factCharactersMax = 80;
export const calloutPenceMax = 100_000;

/** All that a step knows of the client that it speaks for. */
export type ClientSide = { readonly trade: string; readonly facts: ClientFacts };

/** An owner's words as they are kept: one line of plain characters; null where nothing is left, or more than fits. */
export function tidyFact(words: string): string | null {
  const line = toGsm7(words.slice(0, 4 * factCharactersMax))
    .replace(/\s+/g, " ")
    .trim();
  return line === "" || line.length > factCharactersMax ? null : line;
}

/** Takes stored facts (plain JSON) and returns them whole, or null where any part is not what would have been kept. */
export function parseClientFacts(stored: unknown): ClientFacts | null {
  if (!isRecord(stored)) return null;
  const { hours, area, calloutPence } = stored;
  if (!isTextOrNull(hours) || !isTextOrNull(area) || !isPenceOrNull(calloutPence)) return null;
  return { hours, area, calloutPence };
}

function isPenceOrNull(stored: unknown): stored is number | null {
  return stored === null || (typeof stored === "number" && Number.isInteger(stored));
}
