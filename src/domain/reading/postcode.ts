import type { Asked } from "../reading.ts";

/**
 * The job's postcode: "LS1 4AP", or "LS1" where that is all there is. A missing space, O for 0, I for 1 and figures spelt
 * out are repaired; a corrected one wins; else the first counts. Null where none is plainly meant.
 */
export function readPostcode(text: string, asked: Asked): string | null {
  return fullPostcode(text) ?? dictatedPostcode(text) ?? outwardOnly(text, asked);
}

const areas: ReadonlySet<string> = new Set(
  (
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G " +
    "GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW " +
    "OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD " +
    "WF WN WR WS WV YO ZE"
  ).split(" "),
);

const fullShape = /\b([A-Z]{1,2})([\dOI])([A-Z\d]?)[ .-]{0,3}([\dOI][ABD-HJLNP-UW-Z]{2})\b/gi;
const wordsThatLookInward = /^(?:off|our|out|old|own|its|ill|one)$/i;

function fullPostcode(text: string): string | null {
  const found: { readonly code: string; readonly at: number }[] = [];
  for (const match of text.matchAll(fullShape)) {
    const [whole, area = "", first = "", second = "", inward = ""] = match;
    const code = repaired(area, first, second, inward);
    const isWords = !/\d/.test(whole) || /^mon\W/i.test(whole) || wordsThatLookInward.test(inward);
    if (code !== null && !isWords && !/\bnot\s+$/i.test(text.slice(0, match.index)))
      found.push({ code, at: match.index });
  }
  const [first] = found;
  const last = found.at(-1);
  if (first === undefined || last === undefined) return null;
  return correction.test(text.slice(first.at, last.at)) ? last.code : first.code;
}

const correction = /\b(?:sorry|i mean|i meant|meant|actually|correction|should be|wrong|oops|no)\b/i;

function repaired(area: string, first: string, second: string, inward: string): string | null {
  const upper = area.toUpperCase();
  if (areas.has(upper))
    return `${upper}${figure(first)}${figure(second)} ${figure(inward.slice(0, 1))}${inward.slice(1).toUpperCase()}`;
  // "MI5 4AA": the second letter can be a figure too, where the two letters are no area.
  const shifted = second === "" && /^[A-Z][OI]$/.test(upper);
  return shifted ? repaired(upper.slice(0, 1), upper.slice(1), first, inward) : null;
}

function figure(character: string): string {
  return character.toUpperCase().replace("O", "0").replace("I", "1");
}

const spelt = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
const speltWord = /\b(?:zero|one|two|three|four|five|six|seven|eight|nine)\b/i;
const dictatedShape = /\b([A-Z]) ?([A-Z])? ?(\d) ?(\d|[A-Z](?= ?\d))? ?(\d) ?([ABD-HJLNP-UW-Z]) ?([ABD-HJLNP-UW-Z])\b/i;

/** "L S one four A P", as a telephone's dictation writes it. Looked for only where a figure is spelt out. */
function dictatedPostcode(text: string): string | null {
  if (!speltWord.test(text)) return null;
  const figures = text.replace(/\b[a-z]+\b/gi, (word) => {
    const value = spelt.indexOf(word.toLowerCase());
    return value < 0 ? word : String(value);
  });
  const match = dictatedShape.exec(figures);
  if (match === null) return null;
  const [, one = "", two = "", first = "", second = "", inward = "", four = "", five = ""] = match;
  return repaired(one + two, first, second, inward + four + five);
}

const outwardShape = /\b([A-Z]{1,2})(\d[A-HJKMNPR-Y]|\d{1,2})\b/gi;
const placeBefore = /(?:\b(?:in|at|near|postcode|post code|area|around|from|cover|to|is|based|it's|its))[\s:]*$/i;
const codeBefore = /\b(?:error|fault|code|codes|showing|shows|says|display|displays|model|junction|the|on)[\s:]*$/i;

/** A road, a fault code and a model number look the same, so the words around have to say that it is a place. */
function outwardOnly(text: string, asked: Asked): string | null {
  for (const match of text.matchAll(outwardShape)) {
    const [whole, area = "", district = ""] = match;
    if (!areas.has(area.toUpperCase())) continue;
    const alone = whole.length === text.trim().length && area.length === 2;
    if (asked === "place" || alone || saysPlace(text.slice(0, match.index))) return `${area}${district}`.toUpperCase();
  }
  return null;
}

function saysPlace(before: string): boolean {
  return placeBefore.test(before) && !codeBefore.test(before);
}
