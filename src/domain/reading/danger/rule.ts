import type { Statements } from "./statements.ts";

/** Some statement says one of these. */
export function says({ statements }: Statements, rules: readonly RegExp[]): boolean {
  return statements.some((statement) => rules.some((rule) => rule.test(statement)));
}

/** Some statement says one of these, and is no wish for work on such things. */
export function saysOfTrouble({ statements }: Statements, rules: readonly RegExp[]): boolean {
  return statements.some((statement) => !wish.test(statement) && rules.some((rule) => rule.test(statement)));
}

const wish =
  /\b(?:fit|fitted|fitting|install\w*|replac\w*|chang\w+|swap\w*|mov(?:e|ed|ing)|quote|price|cost|upgrad\w*|add|adding|paint\w*|rewir\w*|fix|repair\w*)\b|\b(?:want|wants|need|needs|would like|after|looking for|add) (?:to have |some |an? |new |the |my |our |extra |more |another |to get |\d )*(?:SOCKET|WIRE|ELECTRIC|LAMP|GAS|FIRE|ALARM|CO|HEATER|HOB|neutral|\w+ (?:SOCKET|ELECTRIC)|WATER)|\bnew (?:SOCKET|BOILER|HOB|ELECTRIC|CEILING|APPLIANCE)\b/;

/** The text says one of these across its stops: "Dizzy and sick, whole family, boiler on." */
export function saysAtAll({ run }: Statements, rules: readonly RegExp[]): boolean {
  return rules.some((rule) => rule.test(run));
}

/** Either within `wordsMax` words of the other, in any order. */
export function near(one: string, other: string, wordsMax: number): RegExp {
  const between = `(?: \\w+){0,${wordsMax}} `;
  return new RegExp(`\\b(?:${one})\\b${between}(?:${other})\\b|\\b(?:${other})\\b${between}(?:${one})\\b`);
}

/** The other within `wordsMax` words after the one. */
export function follows(one: string, other: string, wordsMax: number): RegExp {
  return new RegExp(`\\b(?:${one})\\b(?: \\w+){0,${wordsMax}} (?:${other})\\b`);
}
