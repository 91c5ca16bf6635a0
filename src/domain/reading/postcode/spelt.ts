import { areas } from "./areas.ts";

/** The characters that a telephone's dictation writes as words, and the letters that people spell one by one. */
const letterNames = new Map(
  (
    "ay:A bee:B cee:C see:C sea:C dee:D ee:E eff:F ef:F gee:G jee:G aitch:H haitch:H jay:J kay:K el:L ell:L em:M en:N oh:O " +
    "pee:P pea:P cue:Q queue:Q ar:R are:R ess:S es:S tee:T tea:T you:U yew:U vee:V ex:X why:Y wye:Y zed:Z zee:Z doubleyou:W " +
    "alpha:A alfa:A bravo:B charlie:C delta:D echo:E foxtrot:F golf:G hotel:H india:I juliet:J kilo:K lima:L mike:M november:N " +
    "oscar:O papa:P quebec:Q romeo:R sierra:S tango:T uniform:U victor:V whiskey:W whisky:W xray:X yankee:Y zulu:Z"
  )
    .split(" ")
    .map((pair) => pair.split(":"))
    .map(([name = "", letter = ""]) => [name, letter] as const),
);
const units = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
const teens = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ");
const tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

/** Runs of characters that are spelt out in a text, each a list of its pieces, so that a postcode begins at a piece. */
export function speltRuns(text: string): readonly (readonly string[])[] {
  if (!mayBeSpelt.test(text)) return [];
  const words = joinedPairs(text.toLowerCase()).match(/[a-z0-9]+/g) ?? [];
  const runs: string[][] = [[]];
  for (const [index, word] of words.slice(0, wordsMax).entries()) {
    const piece = pieceOf(word, words[index - 1], words[index + 1]);
    if (piece === null) runs.push([]);
    else if (piece !== "") runs.at(-1)?.push(piece);
  }
  return runs.filter((run) => run.length >= piecesMin && /\d/.test(run.join("")));
}

/** A figure as a word, or a few short pieces in a row. */
const mayBeSpelt =
  /\b(?:zero|nought|oh|double|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty)\b|(?:\b[a-z\d]{1,2} ){3}/i;

const wordsMax = 300;
const piecesMin = 3;

function joinedPairs(lower: string): string {
  return lower.replace(/\bdouble[ -]?(?:u|you)\b/g, "doubleyou").replace(/\bx[ -]ray\b/g, "xray");
}

/** The characters that one word stands for; "" where it is part of the word before or after it; null where it is a word. */
function pieceOf(word: string, before: string | undefined, after: string | undefined): string | null {
  if (word === "double" && after !== undefined) return "";
  if (before === "double") return twice(single(word));
  if (before !== undefined && tens.includes(before) && units.indexOf(word) > 0) return "";
  const ten = tens.indexOf(word);
  if (ten >= 0) return String((ten + 2) * 10 + Math.max(0, units.indexOf(after ?? "")));
  const letter = letterNames.get(word);
  const isWholeArea = areas.has(word.toUpperCase()) && after !== undefined && isFigure(after);
  return letter !== undefined && !isWholeArea ? letter : single(word);
}

function isFigure(word: string): boolean {
  return /^\d/.test(word) || units.includes(word) || teens.includes(word) || tens.includes(word);
}

function twice(piece: string | null): string | null {
  return piece === null ? null : `${piece}${piece}`;
}

function single(word: string): string | null {
  if (/^(?:[a-z]{1,2}|\d{1,2}|[a-z]{1,2}\d{1,2}[a-z]?|\d[a-z]{1,2})$/.test(word)) return word.toUpperCase();
  if (word === "nought" || word === "naught") return "0";
  const unit = units.indexOf(word);
  if (unit >= 0) return String(unit);
  const teen = teens.indexOf(word);
  return teen >= 0 ? String(teen + 10) : (letterNames.get(word) ?? null);
}
