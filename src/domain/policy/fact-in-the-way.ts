import { checks } from "./checks.ts";
import { parseFacts } from "./facts.ts";

export type FactInTheWay = { readonly fact: string; readonly value: string };

/** The fact that a refusal stands on, out of all that the gate saw; null where the reason is about none of them. */
export function factInTheWay(reason: string, written: unknown): FactInTheWay | null {
  const facts = parseFacts(written);
  if (facts === null) return null;
  for (const { fact, answers } of Object.values(checks)) {
    const value = facts[fact];
    const answered: Readonly<Record<string, string | null>> = answers;
    if (answered[value] === reason) return { fact, value };
  }
  return null;
}
