import { parsePhone, type Phone } from "../domain/phone.ts";
import type { Carrier } from "./carrier.ts";
import type { Flaw } from "./problem.ts";
import type { Questions } from "./questions.ts";

/** Who is told when something is wrong, and from which of our numbers. */
export type Operator = {
  readonly phone: Phone | null;
  readonly number: Phone | null;
  /** Whether the number is the sandbox's own, which `start` takes into the pool by itself. */
  readonly madeUp: boolean;
};

/** At home nobody has to be configured to be told: a handset and a number of the range kept for fiction. */
const sandboxPhone = parsePhone("+447700900999");
const sandboxNumber = parsePhone("+447700900998");

const form = "a number in international form, such as +447700900123";

export function readOperator(questions: Questions, carrier: Carrier): Operator {
  const atHome = carrier.kind === "sandbox";
  const own = questions.ask("JOBRUN_OPERATOR_PHONE", phone) ?? (atHome ? sandboxPhone : null);
  const set = questions.ask("JOBRUN_OPERATOR_NUMBER", phone);
  const number = set ?? (atHome ? sandboxNumber : null);
  if (own !== null && own === number)
    questions.refuse("JOBRUN_OPERATOR_NUMBER", "is the operator's own phone", "one of the numbers that JobRun holds");
  return { phone: own, number, madeUp: atHome && set === null };
}

/** The value is not shown: it is somebody's phone. */
function phone(text: string): Phone | Flaw {
  return parsePhone(text) ?? { wrong: "is not a phone number in international form", write: form };
}
