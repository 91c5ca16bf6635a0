import { respelt } from "./vocabulary/misspelt.ts";
import { dialect, phrases } from "./vocabulary/dialect.ts";
import { works } from "./vocabulary/works.ts";
import { duties, faults } from "./vocabulary/faults.ts";

/** Lower-case words as the dictionary has them: dialect, dropped letters, missing apostrophes and slips of the finger. */
export function usualSpelling(lower: string): string {
  let text = lower.normalize("NFD").replace(/\p{M}/gu, "");
  for (const [pattern, usual] of phrases) text = text.replace(pattern, usual);
  return text.replace(/(?<![\d_])\b[a-z][a-z'-]*(?![\d_])/g, usualWord).replace(/ {2,}/g, " ");
}

export function usualWord(word: string): string {
  return dialect.get(word) ?? withEnding(word) ?? ofOne(word) ?? respelt(word) ?? word;
}

/** "Lecky's" is "electricity's". */
function ofOne(word: string): string | null {
  const usual = word.endsWith("'s") ? dialect.get(word.slice(0, -2)) : undefined;
  return usual === undefined ? null : `${usual}'s`;
}

/** "Drippin" and "drippin'" are "dripping", but "basin" and "cabin" are what they are. */
function withEnding(word: string): string | null {
  const match = /^([a-z]{2,}in)'?$/.exec(word);
  if (match === null) return null;
  const whole = `${match[1] ?? ""}g`;
  return works.has(whole) || faults.has(whole) || duties.has(whole) || otherGerunds.has(whole) ? whole : null;
}

const otherGerunds: ReadonlySet<string> = new Set(
  "coming going getting making running doing being having looking needing wanting waiting playing acting losing dropping heating boiling lighting wiring plumbing keeping turning moving taking putting using ringing phoning calling texting".split(
    " ",
  ),
);
