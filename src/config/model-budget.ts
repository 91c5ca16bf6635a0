import { wholeNumber } from "./field.ts";
import { type Flaw, shown } from "./problem.ts";
import type { Questions } from "./questions.ts";

/** What the language model may cost, in pence, and what a million of its tokens is reckoned at. */
export type ModelBudget = {
  /** Reserved for a call until it has ended. */
  readonly callPence: number;
  readonly clientDayPence: number;
  readonly conversationDayPence: number;
  readonly pencePerMillion: { readonly input: number; readonly output: number };
};

const dayPenceMax = 1_000_000;
const callPenceMax = 1_000;
const millionPenceMax = 100_000;

export function readModelBudget(questions: Questions): ModelBudget {
  const conversation = questions.ask("JOBRUN_MODEL_CONVERSATION_PENCE", wholeNumber(0, dayPenceMax, "20"));
  return {
    callPence: questions.ask("JOBRUN_MODEL_CALL_PENCE", pence) ?? 2,
    clientDayPence: questions.ask("JOBRUN_MODEL_DAY_PENCE", wholeNumber(0, dayPenceMax, "200")) ?? 200,
    conversationDayPence: conversation ?? 20,
    pencePerMillion: questions.ask("JOBRUN_MODEL_TOKEN_PENCE", prices) ?? { input: 250, output: 1_000 },
  };
}

/** Pence may be broken: a call costs less than one of them. A model of one's own costs none. */
function pence(text: string): number | Flaw {
  const value = /^\d{1,4}(\.\d{1,4})?$/.test(text) ? Number(text) : Number.NaN;
  if (value <= callPenceMax) return value;
  return { wrong: `${shown(text)} is not a price from 0 to ${callPenceMax} pence`, write: "2" };
}

function prices(text: string): ModelBudget["pencePerMillion"] | Flaw {
  const [, input, output] = /^(\d{1,6}),(\d{1,6})$/.exec(text) ?? [];
  const [into, out] = [Number(input), Number(output)];
  if (into <= millionPenceMax && out <= millionPenceMax) return { input: into, output: out };
  return { wrong: `${shown(text)} is not two prices in pence with a comma between them`, write: "250,1000" };
}
