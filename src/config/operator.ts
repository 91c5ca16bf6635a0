import { parsePhone, type Phone } from "../domain/phone.ts";
import type { Flaw } from "./problem.ts";
import type { Questions } from "./questions.ts";

/** Who is told when something is wrong, and from which of our numbers. */
export type Operator = { readonly phone: Phone | null; readonly number: Phone | null };

const form = "a number in international form, such as +447700900123";

export function readOperator(questions: Questions): Operator {
  const own = questions.ask("JOBRUN_OPERATOR_PHONE", phone);
  const number = questions.ask("JOBRUN_OPERATOR_NUMBER", phone);
  if (own !== null && own === number)
    questions.refuse("JOBRUN_OPERATOR_NUMBER", "is the operator's own phone", "one of the numbers that JobRun holds");
  return { phone: own, number };
}

/** The value is not shown: it is somebody's phone. */
function phone(text: string): Phone | Flaw {
  return parsePhone(text) ?? { wrong: "is not a phone number in international form", write: form };
}
