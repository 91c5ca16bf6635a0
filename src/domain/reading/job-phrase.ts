import { mentionsIn } from "./topics.ts";

export const longestPhrase = 100;

/** A statement without what is no part of the job, cut off both ends; of a long one the words of weight and those between. */
export function jobPhrase(statement: string): string {
  let phrase = unplaced(statement);
  for (let turn = 0; turn < trimTurnsMax; turn += 1) {
    const next = phrase.replace(ownName, "").replace(leading, "").replace(trailing, "").trim();
    if (next === phrase) break;
    phrase = next;
  }
  return phrase.length <= longestPhrase ? phrase.toWellFormed() : weightiest(phrase).toWellFormed();
}

const trimTurnsMax = 8;

const leading =
  /^(?:(?:hi|hiya|hello|hey|helo|yo|morning|mornin|afternoon|evening|good (?:morning|afternoon|evening)|dear|alright|awrite|right|ok|okay|sorry|please|pls|thanks|thank you|yes|yeah|so|and|but|well|um|erm|er|oh|urgent|emergency|help|asap|mate|pal|love|just|also|because|cos|as|that|anyway|anyways|basically|problem is|problem:|problem|ps|now|then|though|although)\b[\s,!:]*|(?:can|could|would|will) (?:you|u|ye|yous|someone|anyone|somebody)(?: please| pls| possibly)?(?: be able to)?(?: come(?: out| round)?(?: and| to)?)?(?: have a| take a| help(?: me)?(?: with)?)? ?|do you (?:do|fix|repair|fit|install) (?=\w)|(?:i|we)(?:'ve|ve| have)? (?:got|need|want|would like|have)(?: to)? (?:get )?(?:someone (?:to|for) (?:come and )?)?|(?:i|we)'?(?:d like|m looking for|re looking for|'m after|m after) |(?:i am|i'm|we are|we're) looking (?:for|to get) |(?:i|we) (?:think|believe|reckon)(?: that)? |i've got |ive got |there(?:'?s| is| are| seems to be) |hi there |how much (?:is it |would it be |do you charge |to |for |would it cost )+(?:to |for )?|what(?:'s| is) the (?:price|cost) (?:of|for|to) |(?:the problem is|problem is|my|our|me|the|a|an|some|it's the|its the)\s+)/i;
const ownName = /^(?:[Ii]t'?s|[Ii]'m|[Tt]his is|[Mm]y name is) [A-Z][a-z'-]+(?: here| from)?[\s,]+/;
const trailing =
  /[\s,]*\b(?:please|pls|plz|thanks|thank you|thx|cheers|ta|asap|urgently|today|tonight|tomorrow(?: (?:morning|afternoon|evening))?|can you help(?: me)?|any chance|if possible|postcode(?: is)?|mate|love|pal|pet|hen|x+)\b[\s,!]*$/i;

const postcodeIn =
  /[\s,(]*(?:\b(?:at|in|near|postcode(?: is)?|post code(?: is)?|my postcode is)\s*:?\s*)?\b[A-Z]{1,2}[\dOI][A-Z\d]?[ .-]{0,3}[\dO][ABD-HJLNP-UW-Z]{2}\b[)\s,]*/gi;
const outwardIn = /\s+(?:at|in|near)\s+[A-Z]{1,2}\d{1,2}[A-Z]?\b/gi;
const addressIn =
  /\s*\b(?:at |in )?(?:flat \w{1,4},? )?\d{1,4}[a-z]? (?:[A-Z][a-z'-]+ ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Close|Drive|Dr|Way|Court|Crescent|Terrace|Place|Gardens|Garden|Grove|Hill|Park|Square|Row|Walk|Mews|Green|House|Cottage|Farm|Gate|Bank)\b/g;

/** Without a figure it is a word that only has a postcode's letters in its places, such as "doors" or "floors". */
function unplaced(statement: string): string {
  return statement
    .replace(postcodeIn, (code) => (/\d/.test(code) ? " " : code))
    .replace(outwardIn, "")
    .replace(addressIn, " ")
    .trim();
}

/** Of a rambling statement, the stretch that holds the most words of weight. */
function weightiest(phrase: string): string {
  const mentions = mentionsIn(phrase);
  let best = { from: 0, to: longestPhrase, count: 0 };
  for (const { from } of mentions) {
    const within = mentions.filter((other) => other.from >= from && other.to <= from + longestPhrase);
    if (within.length > best.count) best = { from, to: within.at(-1)?.to ?? from, count: within.length };
  }
  const start = Math.max(0, phrase.lastIndexOf(" ", Math.max(0, best.from - leadInCharacters)) + 1);
  const from = best.to - start > longestPhrase ? best.from : start;
  return phrase.slice(from, wordEnd(phrase, Math.min(from + longestPhrase, best.to + leadInCharacters))).trim();
}

const leadInCharacters = 12;

function wordEnd(phrase: string, at: number): number {
  if (at >= phrase.length) return phrase.length;
  const space = phrase.lastIndexOf(" ", at);
  return space <= 0 ? at : space;
}
