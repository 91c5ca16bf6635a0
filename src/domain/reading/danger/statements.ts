import type { Prepared } from "../clauses.ts";
import { inPieces, opening } from "../in-pieces.ts";
import { familyOf } from "./family-of.ts";
import { familyPhrases, rawPhrases } from "./phrases.ts";

/**
 * A text as the danger rules look at it: each word of a family stands as that family's name, in capitals. `whole` keeps what
 * is denied and parts statements by " | "; `statements` are without what they deny, and with the one that they point back to;
 * `lines` has each of them on a line; `run` is all of them without what is denied, one after the other.
 */
export type Statements = {
  readonly whole: string;
  readonly run: string;
  readonly statements: readonly string[];
  readonly lines: string;
};

export function statementsOf({ clauses }: Prepared): Statements {
  const joined = clauses.slice(0, statementsMax).join(` ${clauseMark} `);
  const whole = inFamilies(joined);
  const parts = whole
    .split(clauseMark)
    .flatMap((part) => inPieces(part.trim()).map((piece) => withoutDenied(piece).trim()));
  const statements = [...new Set(parts.flatMap((part, index) => withBefore(parts, part, index)))];
  return {
    whole: opening(whole),
    run: opening(parts.join(" ").replace(/ +/g, " ").trim()),
    statements,
    lines: statements.join("\n"),
  };
}

const statementsMax = 60;
const clauseMark = "|";

function inFamilies(text: string): string {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").replace(nounsOwn, "$1").replace(/'/g, "");
  const raw = rawPhrases.reduce((said, [pattern, meant]) => said.replace(pattern, meant), plain);
  const words = raw.match(/[a-z0-9]+|\|/g) ?? [];
  const inFamily = new Map<string, string>();
  for (const word of words) if (!inFamily.has(word)) inFamily.set(word, familyOf(word));
  const told = words.map((word) => inFamily.get(word) ?? word).join(" ");
  return familyPhrases.reduce((said, [pattern, meant]) => said.replace(pattern, meant), told);
}

/** "The cellar's filling": the noun itself is what the rules know. */
const nounsOwn = /\b(?!(?:there|that|here|what|where|who|some\w+|every\w+|whole|this)')([a-z]{4,})'s\b/g;

/** "The cooker socket? Its roasting hot": a statement that only points back is read together with the one before. */
function withBefore(parts: readonly string[], part: string, index: number): readonly string[] {
  const before = parts[index - 1];
  return before !== undefined && pointsBack.test(part) ? [part, `${before} ${part}`] : [part];
}

const pointsBack =
  /^(?:(?:and|so|now|then|also|still|cos|think|also|i think|maybe|probably) )*(?:it|its|they|theyre|theyve|theres|that|thats|this|which|those|them|FALL|the GAS|SMELL|HISS|HEAT|SPARK|BUZZ|SMOKE|SCORCH|BURN|DRIP|LEAK|POUR|FLOOD|SOAK|GAS|WATER|SAG|(?:i|we|you|u|PRONOUN) can|can|PRONOUN|PERSON|NOT|HURT|BLOOD|TRAPPED|by|near|in|on|under|behind|from|at|next|inside|right|over|above|all|coming|came|going|gone|goes|everywhere|BEEP|SOUND|once|every|since|when|OUTDOORS|with|my|his|her|around|round|ALARM|BURNT|BLOOD|went|been|doing|has|is|was|something|somethings|sumthing|somewhere|STING|BODY|HEAD|swell\w*|SHOCK)\b/;

/** Only what a denial governs goes: "no hot water and a smell of gas" denies the water; doubt and hope deny nothing. */
function withoutDenied(statement: string): string {
  return statement.replace(lost, " ").replace(denied, " ");
}

/** "No power burning smell": a service is lost, and what follows is there. */
const lost =
  /\bNOT (?:any |more )?(?:HOTWATER|HEATING|HEAT|WATER|ELECTRIC|SOCKET|GAS|power)(?: (?:or|nor|and|in|upstairs|downstairs|at all|no) (?:HOTWATER|HEATING|WATER|ELECTRIC|SOCKET|power))* (?=(?:and |with |theres |a |PRONOUN )*(?:bad |strong |funny |weird )?(?:SMELL of|SMELL like|BURN SMELL|BURNT SMELL|SPARK|SMOKE|BUZZ|SCORCH|FIRE|CO ALARM|socket|PRONOUN|can))/g;
const small =
  "a|an|any|the|of|or|nor|sign|signs|sort|kind|trace|there|theres|is|are|be|been|was|were|had|have|has|got|getting|seen|see|visible|actual|more|even|to|near|on|from|at all|like|one|my|actually|really|in|off|down|where|going";
const deniable =
  "SMELL|GAS|GASPIPE|CO|ALARM|SMOKE|FLAME|FIRE|SPARK|BURN|BURNT|SHOCK|LEAK|WATER|HEAT|DRIP|ELECTRIC|SOCKET|HURT|BLOOD|BUZZ|HEADACHE|ILL|TRAPPED|BARE|WIRE|SOAK|SCORCH|HISS|FUMES|danger|swelling|SAG|FLOOD|BODY|EGGS|STING|COLLAPSE|OUTDOORS";
const denied = new RegExp(
  `\\bNOT(?: (?:${small}|NOT))*(?: (?:${deniable})\\b)(?: (?:${small}|${deniable}|NOT)\\b)*(?! like (?:it|this))`,
  "g",
);
