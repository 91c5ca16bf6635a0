import type { Statements } from "./statements.ts";

/** Some statement says one of these. */
export function says({ lines }: Statements, rules: readonly RegExp[]): boolean {
  return oneOf(rules).test(lines);
}

/** Some statement says one of these, and is no wish for work on such things. */
export function saysOfTrouble({ statements }: Statements, rules: readonly RegExp[]): boolean {
  return oneOf(rules).test(statements.filter((statement) => !wish.test(statement)).join("\n"));
}

const wish =
  /\b(?:fit|fitted|fitting|install\w*|replac\w*|chang\w+|swap\w*|mov(?:e|ed|ing)|quote|price|cost|upgrad\w*|add|adding|paint\w*|rewir\w*|fix|repair\w*)\b|\b(?:want|wants|need|needs|would like|after|looking for|add) (?:to have |some |an? |new |the |my |our |extra |more |another |to get |\d )*(?:SOCKET|WIRE|ELECTRIC|LAMP|GAS|FIRE|ALARM|CO|HEATER|HOB|neutral|\w+ (?:SOCKET|ELECTRIC)|WATER)|\bnew (?:SOCKET|BOILER|HOB|ELECTRIC|CEILING|APPLIANCE)\b/;

/** The text says one of these across its stops: "Dizzy and sick, whole family, boiler on." */
export function saysAtAll({ run }: Statements, rules: readonly RegExp[]): boolean {
  return oneOf(rules).test(run);
}

/**
 * The rules as one pattern over lines, which takes half the time of each for itself; none looks beyond the end of its line. A
 * rule has no flags and refers to no group.
 */
function oneOf(rules: readonly RegExp[]): RegExp {
  const known = together.get(rules);
  if (known !== undefined) return known;
  const one = new RegExp(rules.map(({ source }) => `(?:${source})`).join("|"), "m");
  together.set(rules, one);
  return one;
}

const together = new WeakMap<readonly RegExp[], RegExp>();

/** Either within `wordsMax` words of the other, in any order. */
export function near(one: string, other: string, wordsMax: number): RegExp {
  const between = `(?: \\w+){0,${wordsMax}} `;
  return new RegExp(`\\b(?:${one})\\b${between}(?:${other})\\b|\\b(?:${other})\\b${between}(?:${one})\\b`);
}

/** The other within `wordsMax` words after the one. */
export function follows(one: string, other: string, wordsMax: number): RegExp {
  return new RegExp(`\\b(?:${one})\\b(?: \\w+){0,${wordsMax}} (?:${other})\\b`);
}
