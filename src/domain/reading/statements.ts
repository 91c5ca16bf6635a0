import type { Prepared } from "./clauses.ts";
import { usualSpelling } from "./usual-spelling.ts";

/** One thing said: as it was written, and in lower-case words of usual spelling, for the rules to look at. */
export type Statement = { readonly original: string; readonly usual: string };

/** A text in usual spelling, whole and by statements, in the order said. */
export type Said = {
  readonly whole: string;
  readonly statements: readonly Statement[];
  /** Each statement in usual spelling; one that only points back ("they're blocked") also after the one before it. */
  readonly linked: readonly string[];
  readonly prepared: Prepared;
};

const statementsMax = 40;
const statementCharactersMax = 300;

export function saidIn(prepared: Prepared): Said {
  const parts = spokenStops(prepared.original).split(ends).slice(0, statementsMax);
  const statements = parts
    .map((part) => part.slice(0, statementCharactersMax).trim().toWellFormed())
    .filter((part) => /[\p{L}\p{N}]/u.test(part))
    .map((original) => ({ original, usual: usualSpelling(plain(original)) }));
  const usual = statements.map((statement) => statement.usual);
  return { whole: usual.join(" . "), statements, linked: usual.flatMap(withBefore), prepared };
}

function withBefore(usual: string, index: number, all: readonly string[]): readonly string[] {
  const before = all[index - 1];
  return before !== undefined && pointsBack.test(usual) ? [usual, `${before} ${usual}`] : [usual];
}

const pointsBack =
  /^(?:and |so |now |then |but )?(?:it|it's|they|they're|that|that's|this|which|those|both|all|won't|doesn't|isn't|can't|not|keeps|just|completely|totally|only one)\b/;

function plain(text: string): string {
  return text.toLowerCase().replace(/[\u2018\u2019`]/g, "'");
}

const ends =
  /[.!?;]+(?:\s|$)|\.{2,}|\n+|,\s*(?![\d])|:\s+|\s+[-\u2013\u2014]+\s+(?!(?:mon|tues?|wed|thu|fri|sat|sun)|\d)|(?<!any ?time|any ?day|every ?day|week)\s+(?=(?:but|because|cos|although|though|however|anyway|anyways)\s)|\s+(?:just)\s+(?=an?\s|the\s|no\s)|\s*[()]\s*/i;

/** Telephones write the stops that are dictated. */
function spokenStops(original: string): string {
  return original.replace(/ (?:comma|full stop|new line|question mark)(?= |$)/gi, ".");
}

/** Whether some statement holds the pattern and does not deny it just before. */
export function isSaid({ linked }: Said, pattern: RegExp): boolean {
  return linked.some((usual) => statesIt(usual, pattern));
}

export function statesIt(usual: string, pattern: RegExp): boolean {
  const found = pattern.exec(usual);
  return found !== null && !denied.test(usual.slice(0, found.index));
}

/** Doubt is no denial; a denial reaches three words far. */
const denied =
  /\b(?:no|not|never|without|nor|neither|isn't|aren't|wasn't|don't|doesn't|didn't|haven't|hasn't|nothing)(?! (?:sure|certain|only|idea|just|know|think|really sure)\b)(?: [\w']+){0,3} $/;
