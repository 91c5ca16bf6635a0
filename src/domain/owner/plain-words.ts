/** An owner's line as commands are looked for in it: lower case, without apostrophes, one space between, bare numbers bare. */
export function plainWords(line: string): string {
  return line
    .normalize("NFKC")
    .toLowerCase()
    .replace(/['\u2019\u2018`"\u201c\u201d]|\p{Cf}|\p{Extended_Pictographic}|\uFE0F/gu, "")
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/\s+/g, " ")
    .replace(/^[\s.,:;!?*_-]+|[\s.,:;!*_-]+$/g, "")
    .replace(/ *\?+$/, "?");
}

/** `no. 12`, `#12`, `job 12`, `lead no 12`: how people write the number of a lead, as the source of a pattern with no group. */
const numberMark =
  "(?:(?:job|lead|customer)? ?(?:number|num|no\\.?|nr\\.?)? ?# ?|(?:job|lead|customer|number|num|no\\.?|nr\\.?) ?(?:number|no\\.?)? ?#? ?)?";

/** A pattern for a lead's number, in one group. */
export const leadPattern = `${numberMark}([1-9]\\d{0,4})(?![.:/-]?\\d)`;

/** Turns a found number into a lead's, or null where there is no such lead: they count from 1. */
export function leadNumber(digits: string | undefined): number | null {
  const number = digits === undefined ? Number.NaN : Number(digits);
  return Number.isSafeInteger(number) && number > 0 ? number : null;
}

/** How few slips of the thumb lie between two words: letters put in, left out, changed, or two of them in the wrong order. */
export function isNearly(typed: string, meant: string): boolean {
  if (typed === meant) return true;
  if (Math.abs(typed.length - meant.length) > 1) return false;
  let at = 0;
  while (at < typed.length && typed[at] === meant[at]) at += 1;
  const [mine, theirs] = [typed.slice(at), meant.slice(at)];
  const swapped =
    mine.length > 1 && mine[0] === theirs[1] && mine[1] === theirs[0] && mine.slice(2) === theirs.slice(2);
  return swapped || mine.slice(1) === theirs || mine === theirs.slice(1) || mine.slice(1) === theirs.slice(1);
}
