import { actions, type Action } from "../action.ts";
import { billingRules, billingStates } from "../billing.ts";
import { askedOnce, checks, type CheckName, type Reason } from "./checks.ts";
import { insteadOf, needs, type Instead } from "./needs.ts";

export type PolicyLine = {
  readonly action: Action;
  readonly needs: readonly Need[];
  readonly refused: readonly Refused[];
};

/** `once`: for the permit, which uses it up. `again`: for the permit, and again when its text is claimed. */
type Need = { readonly need: CheckName; readonly words: string; readonly asked: "once" | "again" };

type Refused = { readonly reasons: readonly Reason[]; readonly block: "SOFT" | "HARD"; readonly instead: Instead };

const words: Readonly<Record<CheckName, string>> = {
  platform_known: "switches that can be read",
  client_open: "client open",
  sender_allowed: "sent from a number that may send it",
  textable: "phone textable",
  not_to_the_owner: "not the owner's phone",
  to_the_owner: "the owner's phone",
  to_the_operator: "the operator's phone",
  not_opted_out: "not opted out",
  client_live: "client live",
  billing_good: "billing good",
  alerts_on: "alerts on",
  ai_on: "AI on",
  booking_possible: "a link or bookable hours",
  wrote_just_now: "the person wrote just now",
  not_ignored: "not ignored",
  no_loop: "no loop",
  not_said: "not said before",
  within_count: "within its cap",
  within_first_contacts: "within the hour's first contacts",
  money_left: "money left today",
  model_money_left: "money left today for the model",
  platform_on: "platform on",
  client_outbound_on: "client outbound on",
  not_paused: "person not paused",
};

const checkNames = new Set(actions.flatMap((action): readonly CheckName[] => needs[action]));

/** The policy, one line an action. */
export function policyLines(): readonly PolicyLine[] {
  return actions.map((action) => ({ action, needs: needsOf(action), refused: refusedOf(action) }));
}

/** The same as a page in Markdown, for people; the project keeps it, so that a change of policy is a change of that page. */
export function printPolicy(): string {
  const lines = policyLines().map((line) => [
    line.action,
    line.needs.map(needInWords).join(", "),
    refusedInWords(line),
  ]);
  const billing = billingStates.map((state) => {
    const { stored, next, answered } = billingRules[state];
    return [state, stored, next.join(", "), answered];
  });
  const reasons = [...checkNames].map((name) => [words[name], noesOf(name).join(", ")]);
  return `# The policy

Printed by \`jobrun policy\`. What an action needs, in the order in which it is asked; the first that is not met is the reason of
the no. *In italics* is what a permit uses up: it is asked for the permit, and not again when its text is claimed, where only the
money is reserved. \`HARD\`: silence. \`SOFT\`: ask for the smaller action instead.

${table(["action", "needs", "if refused"], lines)}

## What each need refuses with

${table(["need", "reasons"], reasons)}

## Whether billing is good

Where it is not, the customers of that business get the holding reply, and its owner hears of them all the same. A trial is one of
each owner's phone: closing a client and beginning again goes on with what is left of it, or stands at \`lapsed\`.

${table(["state", "`billingStatus`", "may become", "customers are answered"], billing)}
`;
}

function needsOf(action: Action): readonly Need[] {
  return needs[action].map((need) => ({ need, words: words[need], asked: askedOnce.has(need) ? "once" : "again" }));
}

/** The reasons of an action's noes, together where they end alike: those that are answered with something smaller first. */
function refusedOf(action: Action): readonly Refused[] {
  const reasons = new Set(needs[action].flatMap((need) => noesOf(need)));
  const alike = Map.groupBy(reasons, (reason) => insteadOf(action, reason));
  const refused = [...alike].map(([instead, of]): Refused => ({
    reasons: of,
    block: instead === "silence" ? "HARD" : "SOFT",
    instead,
  }));
  const silent = (one: Refused) => one.instead === "silence";
  return [...refused.filter((one) => !silent(one)), ...refused.filter(silent)];
}

function noesOf(need: CheckName): readonly Reason[] {
  return noes(checks[need].answers);
}

function noes(answers: Readonly<Record<string, Reason | null>>): readonly Reason[] {
  return [...new Set(Object.values(answers).filter((reason) => reason !== null))];
}

function needInWords({ words: text, asked }: Need): string {
  return asked === "once" ? `*${text}*` : text;
}

function refusedInWords({ refused }: PolicyLine): string {
  return refused.map((one, at) => `${whenRefused(one, at, refused.length)}${blockInWords(one)}`).join("; ");
}

function whenRefused({ reasons }: Refused, at: number, count: number): string {
  if (count === 1) return "";
  return at === count - 1 ? "else " : `${reasons.join(" or ")}: `;
}

function blockInWords({ block, instead }: Refused): string {
  return block === "HARD" ? "HARD" : `SOFT → ${instead}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
