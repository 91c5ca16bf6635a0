import type { Said } from "../statements.ts";
import { isKnownName, isName } from "./is-name.ts";

/** A name by itself at the end of a text, or at its beginning, as one signs a letter. */
export function signedName({ prepared, statements }: Said): string | null {
  const { original } = prepared;
  if (onlyThanks.test(original)) return null;
  if (wholly.test(original) && isKnownName(original.split(/[ .,!]/)[0] ?? ""))
    return isName(original.replace(/[\s.,!x]+$/, ""), "nothing");
  const signed = signature.exec(original);
  const said = signed?.[2] ?? signed?.[1] ?? null;
  if (said !== null && statements.length > 1 && isSigned(said, original, signed?.[2] !== undefined)) {
    const name = isName(said, "nothing");
    if (name !== null) return name;
  }
  const placed = beforePostcode.exec(original)?.[1] ?? null;
  if (placed !== null && isSigned(placed, "", false)) return isName(placed, "nothing");
  const begun = opening.exec(original)?.[1] ?? null;
  return begun !== null && isKnownName(begun.split(" ")[0] ?? "") ? isName(begun, "nothing") : null;
}

// "Cheers Dave" by itself thanks the tradesperson; under a message it is the sender's own name.
const onlyThanks =
  /^(?:ok |okay |great |no problem |lovely |perfect |that's great |brilliant )*(?:thanks|thank you|thx|cheers|ta|many thanks)(?: again| so much| very much)?[,.!]?\s+[A-Z][\w'-]+[.!\s]*x*$/i;
const thanks =
  "(?:[Tt]hanks|[Tt]hank you|[Tt]hx|[Tt]a|TIA|[Cc]heers|[Rr]egards|[Bb]est(?: wishes)?|[Ll]ove|[Yy]ours(?: \\w+)?|[Ff]rom|[Ss]igned)(?: in advance| again| so much| very much)?";
const word = "\\p{L}[\\p{L}'\u2019-]{1,20}";
const name = `${word}(?: \\p{Lu}[\\p{L}'\u2019-]{0,20})?`;
const postcode = "[A-Za-z]{1,2}\\d[A-Za-z\\d]? ?\\d[A-Za-z]{2}";
const signature = new RegExp(
  `(?:[.!?,;)\\n]|[-\u2013\u2014]|\\b${postcode})\\s*(?:${thanks}[,.!:]*\\s+(${name})|(${name}))[\\s.!]*(?:x+|:\\)|\\p{Extended_Pictographic})*[\\s.]*$`,
  "u",
);
const beforePostcode = new RegExp(`(?:^|[.!?,;\\n]|[-\u2013\u2014])\\s*(${name})[,.]? ${postcode}[\\s.]*$`, "u");
const opening = new RegExp(
  `^(?:(?:[Hh]i|[Hh]ello|[Mm]orning|[Ee]vening|[Aa]fternoon)[,.]? )?(\\p{Lu}[\\p{L}'\u2019-]+)(?=,? (?:at|from|on|in) |, \\d| at \\d)`,
  "u",
);
const wholly = new RegExp(`^${name}[\\s.,!]*x*[.!]*$`, "u");
const hasPostcode = new RegExp(`\\b${postcode}\\b`);

function isSigned(said: string, original: string, isAlone: boolean): boolean {
  const first = said.split(" ")[0] ?? "";
  if (isKnownName(first)) return true;
  const isCapital = /^\p{Lu}/u.test(first) && first !== first.toUpperCase();
  return isCapital && (!isAlone || hasPostcode.test(original));
}
