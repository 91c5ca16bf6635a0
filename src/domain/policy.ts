import type { Action } from "./action.ts";
import { askedOnce, checks, type AnyCheck, type Reason } from "./policy/checks.ts";
import type { Facts } from "./policy/facts.ts";
import { insteadOf, needs, type Instead } from "./policy/needs.ts";

/** `SOFT`: ask for the smaller action instead. `HARD`: silence. */
export type Block = "SOFT" | "HARD";

export type Verdict =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly reason: Reason; readonly block: Block; readonly instead: Instead };

/** `first`: for a permit. `again`: for the claim of a text that has one. */
export type Asked = "first" | "again";

/** The policy: the first need that is not met is the reason of a no. */
export function judge(action: Action, facts: Facts, asked: Asked): Verdict {
  for (const name of needs[action]) {
    if (asked === "again" && askedOnce.has(name)) continue;
    const reason = answerOf(checks[name], facts);
    if (reason !== null) return refuse(action, reason);
  }
  return { allowed: true };
}

function refuse(action: Action, reason: Reason): Verdict {
  const instead = insteadOf(action, reason);
  return { allowed: false, reason, block: instead === "silence" ? "HARD" : "SOFT", instead };
}

function answerOf(check: AnyCheck, facts: Facts): Reason | null {
  const answers: Readonly<Record<string, Reason | null>> = check.answers;
  const answer = answers[facts[check.fact]];
  if (answer === undefined) throw new Error(`the fact ${check.fact} has a value that no check knows`);
  return answer;
}
