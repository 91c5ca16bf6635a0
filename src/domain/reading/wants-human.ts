import { type Prepared, states } from "./clauses.ts";

/** Asks to be rung, to speak to a person, or refuses a machine. "Ring when outside" only serves the visit. */
export function readWantsHuman(text: Prepared): boolean {
  return asks.some((pattern) => states(text, pattern)) || refusesMachine.test(text.lower);
}

const asks: readonly RegExp[] = [
  /\b(?:speak|talk|chat)(?:ing)? (?:to|with) (?:a |an |the |some ?)?(?:human|real|actual|person|people|someone|somebody|one|owner|boss|engineer|plumber|electrician|proper|him|her|you|[a-z]+)\b(?! (?:the|my) (?:landlord|wife|husband))/,
  /\b(?:can|could|would|will) (?:you|u|someone|somebody|he|dave) (?:please |pls )?(?:ring|call|phone|bell)(?: me| us)?(?: back)?\b(?! (?:before|when|once|if|out|round|in|a)\b)/,
  /\b(?:please |pls |just )?(?:ring|call|phone) (?:me|us)\b(?: back)?(?! (?:when|before|once|if|outside|from outside|mr|mrs)\b)(?! [a-z]+ (?:when|outside))/,
  /\b(?:give|gimme) (?:me |us )?a (?:call|ring|bell|buzz|shout)\b(?! (?:when|before|once|if)\b)/,
  /\bcall ?back\b|\bneed (?:a|an actual|a real) (?:human|person)\b|\b(?:a |an |actual |real )(?:human|person) please\b|\b(?:real|actual) (?:human|person)\b/,
];
const refusesMachine =
  /\b(?:not|don'?t|won'?t|hate|refuse|rather not)\b.{0,30}\b(?:to|with|by) (?:a |an )?(?:bot|robot|machine|computer|ai|automated)\b/;
