import type { Phone } from "../domain/phone.ts";
import { factInTheWay, type FactInTheWay } from "../domain/policy/fact-in-the-way.ts";
import type { Decision } from "../store/decisions.ts";
import type { OperatorStore } from "../store/operator.ts";
import type { ConversationLine } from "../store/steps.ts";

/** A decision, and of a refusal the fact that it stands on. */
export type Told = Decision & { readonly inTheWay: FactInTheWay | null };

export type Why = { readonly story: readonly Told[]; readonly conversations: readonly ConversationLine[] };

/** What happened to a person and why, across clients, oldest first, and the conversations in which it did. */
export async function tellWhy(operator: OperatorStore, phone: Phone): Promise<Why> {
  const decisions = await operator.decisionsAbout(phone);
  const story = decisions.map((one) => ({
    ...one,
    inTheWay: one.what === "refused" ? factInTheWay(one.outcome ?? "", one.facts) : null,
  }));
  return { story, conversations: await operator.conversationsWith(phone) };
}
