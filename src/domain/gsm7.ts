/** How a text travels: the alphabet, its units in that alphabet, and the parts that are paid for. */
export type Segments = { readonly encoding: "GSM-7" | "UCS-2"; readonly units: number; readonly segments: number };

/** Counts what a carrier will charge for exactly this text (telephony page, C10.3 and C10.4). */
export function countSegments(text: string): Segments {
  const units = septetsOf(text);
  if (units === null) return countUcs2(text);
  return {
    encoding: "GSM-7",
    units,
    segments: units <= 160 ? 1 : partsOf(text, 153, (c) => (extended.has(c) ? 2 : 1)),
  };
}

/** The text's length in septets, or null when a character is outside GSM-7. */
export function septetsOf(text: string): number | null {
  let septets = 0;
  for (const character of text) {
    if (basic.has(character)) septets += 1;
    else if (extended.has(character)) septets += 2;
    else return null;
  }
  return septets;
}

/**
 * Makes any text GSM-7: look-alikes replaced, accents dropped where the set has none, emoji dropped, and each run of
 * letters of another script shown as one "?". Only for our own words and for customers' words in an alert.
 */
export function toGsm7(text: string): string {
  return replaceLookalikes(text.toWellFormed())
    .replace(outside, (character) => foldedLetters.get(character) ?? withoutAccent(character))
    .replace(/\uFFFD+/g, "?")
    .replace(lineEnd, "\n");
}

/** Replaces typographic characters by the plain ones that mean the same (telephony page, C10.1). */
export function replaceLookalikes(text: string): string {
  return text
    .replace(/[\u2018\u2019\u201A\u2032`]/g, "'")
    .replace(/[\u201C\u201D\u201E\u2033]/g, '"')
    .replace(/[\u2010-\u2015\u2212\u2022]/g, "-")
    .replace(/\u2026/g, "...")
    .replace(/[\t\u00A0\u2000-\u200A\u202F]/g, " ")
    .replace(/[\u200B-\u200D\u2060\uFEFF]/g, "")
    .replace(lineEnd, "\n");
}

/** Replaced last: what is dropped may have stood between the two. */
const lineEnd = /\r+\n/g;

/** The longest beginning of a GSM-7 text that fits, cut at a word where possible and ending in "..." if cut. */
export function cutToSeptets(text: string, septetsMax: number): string {
  const whole = septetsOf(text);
  if (whole !== null && whole <= septetsMax) return text;
  const room = Math.max(0, septetsMax - cutMark.length);
  let used = 0;
  let end = 0;
  for (const character of text) {
    used += extended.has(character) ? 2 : 1;
    if (used > room) break;
    end += character.length;
  }
  const head = text.slice(0, end);
  const space = head.lastIndexOf(" ");
  // Half of the room is the least that a cut at a word may leave; a single endless word is cut through.
  const kept = space >= end / 2 ? head.slice(0, space) : head;
  return `${kept.replace(/[\s.,;:-]+$/, "")}${cutMark.slice(0, septetsMax)}`;
}

const cutMark = "...";

const basic: ReadonlySet<string> = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
const extended: ReadonlySet<string> = new Set("^{}\\[~]|€");

const outside = /[^\n\r -Z_a-z¡£¤¥§¿ÄÅÆÇÉÑÖØÜßàäåæèéìñòöøùüΓΔΘΛΞΠΣΦΨΩ^{}\\[~\]|€]/gu;

// Letters that Unicode does not take apart into a plain letter and its accent.
const foldedLetters: ReadonlyMap<string, string> = new Map([
  ["ł", "l"],
  ["Ł", "L"],
  ["đ", "d"],
  ["Đ", "D"],
  ["ð", "d"],
  ["Ð", "D"],
  ["þ", "th"],
  ["Þ", "Th"],
  ["œ", "oe"],
  ["Œ", "OE"],
  ["ı", "i"],
  ["ħ", "h"],
]);

/** One character in, one or no plain letters out; U+FFFD for a letter that has no plain form, nothing for a symbol. */
function withoutAccent(character: string): string {
  const plain = character.normalize("NFKD").replace(/\p{M}/gu, "").replace("\u2044", "/");
  if (plain !== "" && septetsOf(plain) !== null) return plain;
  return /[\p{L}\p{N}\uFFFD]/u.test(character) ? "\uFFFD" : "";
}

function countUcs2(text: string): Segments {
  const segments = text.length <= 70 ? 1 : partsOf(text, 67, (character) => character.length);
  return { encoding: "UCS-2", units: text.length, segments };
}

/** Fills part by part, since neither an escape pair nor a surrogate pair is split over two parts. */
function partsOf(text: string, roomOfPart: number, unitsOf: (character: string) => number): number {
  let parts = 1;
  let used = 0;
  for (const character of text) {
    const units = unitsOf(character);
    if (used + units > roomOfPart) {
      parts += 1;
      used = 0;
    }
    used += units;
  }
  return parts;
}
