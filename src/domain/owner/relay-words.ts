import { replaceLookalikes, toGsm7 } from "../gsm7.ts";
import { slot } from "../wording/slot.ts";

/** Why an owner's words go to no customer and into no answer: a caller id can be forged, and these are what a fraud needs. */
export type WordsRefused = "link" | "phone_number" | "carrier_word" | "empty";

/** What the words would be on a phone, and the first thing that speaks against them. Judged as they would be sent. */
export function checkWords(words: string): { readonly words: string } | { readonly refused: WordsRefused } {
  const plain = toGsm7(replaceLookalikes(words.normalize("NFKC")))
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n\s*/g, "\n")
    .trim();
  if (!/[\p{L}\p{N}]/u.test(plain)) return { refused: "empty" };
  if (hasLink(plain)) return { refused: "link" };
  if (hasPhoneNumber(plain)) return { refused: "phone_number" };
  const line = plain.replaceAll("\n", " ");
  return slot(line, Infinity).toLowerCase() === line.toLowerCase() ? { words: plain } : { refused: "carrier_word" };
}

/** Phones make a link of any two words with a full stop and no space between, so none may stand like that. */
function hasLink(plain: string): boolean {
  return /[\p{L}\p{N}_-] ?\.(?! )\p{L}{2,}|:\/\/|\bwww\b|@|\b\d{1,3}(?:\.\d{1,3}){3}\b|\bdot (?:com|co|uk|net|org)\b/iu.test(
    plain,
  );
}

/** A run of figures as long as a number that can be dialled, whether in figures or in words, however it is set apart. */
function hasPhoneNumber(plain: string): boolean {
  const figures = plain.toLowerCase().replace(numberWords, (word) => String(inFigures.get(word) ?? word));
  return /(?<![£\d])\d{5,}|\d{3,4}[ -]\d{3,}|(?:\d[\s().+/-]*){8}\d/.test(figures);
}

const inFigures: ReadonlyMap<string, number> = new Map(
  ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"].map((word, figure) => [
    word,
    figure,
  ]),
);
const numberWords = /\b(?:zero|one|two|three|four|five|six|seven|eight|nine)\b/g;
