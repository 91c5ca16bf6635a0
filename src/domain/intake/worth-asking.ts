import type { LeadFacts } from "../lead-facts.ts";
import type { MoreQuestion, Question } from "./question.ts";

/** What matters most to a trade beside job and place, in order: a call-out trade wants to know how bad it is, others when. */
const matters: readonly (readonly [RegExp, readonly MoreQuestion[]])[] = [
  [/plumb|heat|gas|boiler|electric|drain|lock|roof|glaz|appliance|pest/i, ["more_urgency", "more_when"]],
  [/clean|garden|landscap|tree|window/i, ["more_when", "more_access"]],
];
const elsewhere: readonly MoreQuestion[] = ["more_when"];

/** The one thing that is still worth asking when a job and its place are known; null where nothing is. */
export function worthAsking(trade: string, facts: LeadFacts, said: readonly Question[]): MoreQuestion | null {
  if (facts.urgency === "emergency" || said.some((question) => question.startsWith("more_"))) return null;
  const questions = matters.find(([name]) => name.test(trade))?.[1] ?? elsewhere;
  return questions.find((question) => isOpen(question, facts)) ?? null;
}

function isOpen(question: MoreQuestion, facts: LeadFacts): boolean {
  if (question === "more_urgency") return facts.urgency === "unknown" && facts.when === null;
  return question === "more_when" ? facts.when === null : true;
}
