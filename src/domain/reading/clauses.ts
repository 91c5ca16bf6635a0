/** One text as the rules look at it: `lower` has plain apostrophes and single spaces; clauses are its smallest statements. */
export type Prepared = {
  readonly original: string;
  readonly lower: string;
  readonly clauses: readonly string[];
};

/** A text of ten parts has 1,530 characters; a burst is a few of them. What lies beyond is not read. */
const readCharactersMax = 4000;

export function prepare(text: string): Prepared {
  const original = text
    .slice(0, readCharactersMax)
    .toWellFormed()
    .replace(/[\u2018\u2019`]/g, "'")
    .replace(/[ \t\u00A0]+/g, " ")
    .trim();
  const lower = original.toLowerCase();
  return { original, lower, clauses: lower.split(clauseEnd).map(trimmed).filter(Boolean) };
}

const clauseEnd =
  /[.!?;\n]+(?:\s|$)|[,\n:]+\s*|\s+[-\u2013\u2014]+\s+|\b(?:but|however|although|though|just|and also)\b/;

function trimmed(clause: string): string {
  return clause.trim();
}

/** Whether some clause holds the pattern without denying it just before ("no smell of gas", "can't smell any gas"). */
export function states(prepared: Prepared, pattern: RegExp): boolean {
  return prepared.clauses.some((clause) => {
    const found = pattern.exec(clause);
    return found !== null && !deniedBefore(clause.slice(0, found.index));
  });
}

/** Doubt is no denial: "not sure if that is gas" and "I don't think it is safe" still name the danger. */
function deniedBefore(before: string): boolean {
  return denial.test(before.split(" ").slice(-denialReachWords).join(" "));
}

const denialReachWords = 7;
const denial =
  /\b(?:no|not|never|without|nor|neither|isn'?t|aren'?t|wasn'?t|don'?t|doesn'?t|didn'?t|haven'?t|hasn'?t|can'?t|cannot|couldn'?t|nothing)\b(?! (?:sure|certain|clear|only|idea|know|think|really sure|been able|matter|wait|cope|breathe|stop|get|turn|want|like))/;
