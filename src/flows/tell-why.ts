import type { Phone } from "../domain/phone.ts";
import { factInTheWay, type FactInTheWay } from "../domain/policy/fact-in-the-way.ts";
import type { Decision } from "../store/decisions.ts";
import type { OperatorStore } from "../store/operator.ts";

/** A decision, and of a refusal the fact that it stands on. */
export type Told = Decision & { readonly inTheWay: FactInTheWay | null };

/** What happened to a person and why, across clients, oldest first. */
export async function tellWhy(operator: OperatorStore, phone: Phone): Promise<readonly Told[]> {
  const decisions = await operator.decisionsAbout(phone);
  return decisions.map((one) => ({
    ...one,
    inTheWay: one.what === "refused" ? factInTheWay(one.outcome ?? "", one.facts) : null,
  }));
}
