import type { Prepared } from "../clauses.ts";

/** A text as the danger rules look at it: usual spelling, no accents, and statements without what they deny. */
export type Plain = { readonly whole: string; readonly statements: readonly string[] };

export function plainWords({ lower, clauses }: Prepared): Plain {
  const parts = clauses.slice(0, statementsMax).map((clause) => withoutDenied(usual(clause)));
  return { whole: usual(lower), statements: parts.flatMap((part, index) => withBefore(parts, part, index)) };
}

const statementsMax = 60;

export function says({ statements }: Plain, patterns: readonly RegExp[]): boolean {
  return statements.some((statement) => patterns.some((pattern) => pattern.test(statement)));
}

/** "The cooker socket? Its roasting hot": a statement that only points back is read together with the one before. */
function withBefore(parts: readonly string[], part: string, index: number): readonly string[] {
  const before = parts[index - 1];
  return before !== undefined && pointsBack.test(part) ? [part, `${before} ${part}`] : [part];
}

const pointsBack =
  /^(?:and |so |now |then )?(?:it|its|it's|they|they're|theyre|that|this|which|those|smell\w*|stinks?|reeks?|hot|warm|spark\w*|buzz\w*|smok\w*|melt\w*|burn\w*|burnt|drip\w*|leak\w*|pour\w*|(?:we|i|you|u) can|can smell|he|he's|hes|she|she's|shes|not moving|no moving|bleeding|unconscious|trapped)\b/;

const spellings: readonly (readonly [RegExp, string])[] = [
  [/\p{M}/gu, ""],
  [/\b(?:smel|smeel|smellin|smeling|semll)\b/g, "smell"],
  [/\bgass\b/g, "gas"],
  [/\b(?:thru|throu|threw|trough|throo|thro)\b/g, "through"],
  [/\b(?:lite|lites|lihgt|lght)\b/g, "light"],
  [/\b(?:doon|dahn)\b/g, "down"],
  [/\b(?:oot|owt of)\b/g, "out"],
  [/\bfae\b/g, "from"],
  [/\b(?:watter|wattr|wtaer|waater)\b/g, "water"],
  [/\b(?:elec\w{0,2}|lecky|leccy|lekky|electrix|eletric\w*|elecric\w*|electic\w*)\b(?! [a-z]\b)/g, "electrics"],
  [/\b(?:sokcet|soket|sockit|scoket|socet)(s?)\b/g, "socket$1"],
  [/\b(?:celing|cieling|ceilin|ceeling|cealing)\b/g, "ceiling"],
  [/\b(?:carbon ?monox\w*|carbonmonoxide|monoxid\w*|carbon mon\w*)\b/g, "carbon monoxide"],
  [/\bc\.?\s?o\.? (?=alarm|detector|monitor|meter|sensor|leak|poison)/g, "co "],
  [/\balram\b/g, "alarm"],
  [/\bfiar\b/g, "fire"],
  [/\b(?:sparkin|sparkn)\b/g, "sparking"],
  [
    /\b(burn|melt|buzz|com|go|gan|pour|drip|leak|smok|bleed|ris|hang|fall|hiss|fitt|mov|breath|bulg|sagg|runn|gett|beep|sound|stink|crackl|humm|pish|piss|collaps|swell|lay|ly)in\b/g,
    "$1ing",
  ],
  [/\b(?:pishing|pissing|lashing|hosing|chucking|teeming|bucketing|tippling)\b/g, "pouring"],
  [
    /\bflood ?lights?\b|\bwet ?rooms?\b|\bwater ?proof\w*|\bwater heaters?\b|\b(?:wood|log|multi ?fuel)[ -]?burn\w*|\bburnt orange\b/g,
    "thing",
  ],
];

function usual(text: string): string {
  return spellings.reduce((words, [pattern, spelling]) => words.replace(pattern, spelling), text.normalize("NFD"));
}

/** Only what a denial governs goes: "no hot water and a smell of gas" denies the water; doubt and hope deny nothing. */
function withoutDenied(statement: string): string {
  return statement.replace(denied, " ");
}

const small =
  "a|an|any|the|of|or|nor|sign|signs|sort|kind|trace|there|is|are|be|been|was|were|had|have|has|got|getting|seen|see|visible|actual|more|even|to|near|on|from|at all|smell like|smells like";
const deniable =
  "smell\\w*|smelt|gas|carbon monoxide|smoke|smoking|flames?|fire|sparks?|sparking|burning|burnt|shocks?|leak\\w*|water|hot|heat|drip\\w*|electrics?|electricity|sockets?|lights?|danger|hurt|injured|bleeding|buzzing|headaches?|dizzy|sick|trapped|unconscious|exposed|wires?|wet|warm|swelling";
const denied = new RegExp(
  "\\b(?:no|not|never|without|nor|neither|isn'?t|aren'?t|wasn'?t|weren'?t|don'?t|doesn'?t|didn'?t|haven'?t|hasn'?t|hadn'?t|can'?t|cannot|couldn'?t|nothing|nobody|no one|no-one|noone|nowhere)" +
    `(?: (?:${small}))*(?: (?:${deniable})\\b)(?: (?:${small}|${deniable})\\b)*`,
  "g",
);

/** Either word within `wordsMax` words of the other, in any order. */
export function near(one: string, other: string, wordsMax: number): RegExp {
  const between = `(?:\\W+[\\w']+){0,${wordsMax}}?\\W+`;
  return new RegExp(`\\b(?:${one})\\b${between}(?:${other})\\b|\\b(?:${other})\\b${between}(?:${one})\\b`);
}
