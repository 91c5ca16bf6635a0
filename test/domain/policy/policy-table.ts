import assert from "node:assert/strict";
import type { Action } from "../../../src/domain/action.ts";
import { parseFacts, type Facts } from "../../../src/domain/policy/facts.ts";

/** All that a fact can be; what the sunny day has comes first. */
export const values = {
  platform: "on paused was_paused unknown",
  client: "open closed unknown",
  sender: "allowed not_allowed",
  recipient: "textable not_textable ours unreachable",
  person: "somebody owner operator",
  optOut: "none opted_out",
  onboarding: "live not_live",
  billing: "active trial trial_over grace past_due none",
  clientOutbound: "on paused was_paused",
  customerOutbound: "on paused was_paused",
  alerts: "on off",
  ai: "on off",
  ignored: "no yes",
  thread: "open looping",
  booking: "possible not_possible",
  wrote: "just_now not_lately",
  said: "not_yet already same_words in_window today this_hour",
  count: "within reached",
  firstContacts: "within reached block_reached",
  money: "left spent",
  modelMoney: "left conversation_spent spent",
};

export const actions = [
  "text_customer",
  "text_holding_reply",
  "send_booking_link",
  "text_safety",
  "text_owner",
  "answer_owner",
  "notify_owner",
  "text_operator",
  "text_drill",
  "use_ai",
] as const satisfies readonly Action[];

/**
 * The policy as a person reads it: what makes each action a no, the first row that applies being the reason. `x`: for a permit
 * and again at the claim of its text; `1`: for the permit alone; `.`: not asked. The columns are the actions in their order.
 */
const table = `
  platform unknown             platform_unknown          x x x x x x x x x x
  client closed                client_closed             x x x x x x x x x x
  client unknown               client_unknown            x x x x x x x x x x
  sender not_allowed           sender_not_the_clients    x x x x x x x x x .
  recipient not_textable       not_textable              x x x x x x x x x .
  recipient ours               own_number                x x x x x x x x x .
  recipient unreachable        unreachable_number        x x x x x x x x x .
  person owner                 owner_phone               x x x . . . . . . .
  person somebody              not_the_owner             . . . . x . x . . .
  person operator              not_the_owner             . . . . x . x . . .
  person somebody              not_the_operator          . . . . . . . x x .
  person owner                 not_the_operator          . . . . . . . x x .
  optOut opted_out             opted_out                 x x x x x x x x x .
  onboarding not_live          client_not_live           x . x . x . . . . .
  billing trial_over           billing_lapsed            x . x . . . . . . .
  billing past_due             billing_lapsed            x . x . . . . . . .
  billing none                 billing_lapsed            x . x . . . . . . .
  alerts off                   alerts_paused             . . . . x . . . . .
  ai off                       ai_off                    . . . . . . . . . x
  booking not_possible         no_booking                . . x . . . . . . .
  wrote not_lately             not_written_lately        . . . . . 1 . . . .
  ignored yes                  ignored                   x x x . . . . . . .
  thread looping               loop                      x x x . . x . . . .
  said already                 already_said              1 1 1 1 1 1 1 1 1 1
  said same_words              same_words_lately         1 1 1 1 1 1 1 1 1 1
  said in_window               already_texted_in_window  1 1 1 1 1 1 1 1 1 1
  said today                   holding_reply_today       1 1 1 1 1 1 1 1 1 1
  said this_hour               once_per_danger_and_hour  1 1 1 1 1 1 1 1 1 1
  count reached                cap_reached               1 1 1 1 . 1 . 1 1 1
  firstContacts reached        first_contacts_reached    1 . . . . . . . . .
  firstContacts block_reached  first_contacts_of_block   1 . . . . . . . . .
  money spent                  money_cap                 1 1 1 . . . . . . .
  modelMoney conversation_spent conversation_money_cap   . . . . . . . . . 1
  modelMoney spent             model_money_cap           . . . . . . . . . 1
  platform paused              platform_paused           x x x x x x x . x x
  platform was_paused          platform_paused           x x x x x x x . x x
  clientOutbound paused        client_paused             x x x . . . . . x .
  clientOutbound was_paused    client_paused             x x x . . . . . x .
  customerOutbound paused      customer_paused           x x x . x x x . x .
  customerOutbound was_paused  customer_paused           x x x . x x x . x .
`;

const rows = table
  .trim()
  .split("\n")
  .map((row) => {
    const [fact = "", value = "", reason = "", ...marks] = row.trim().split(/ +/);
    return { fact, value, reason, marks };
  });

/** The reason that the table gives, or null for a yes. */
export function reasonOf(action: Action, facts: Facts, asked: "first" | "again"): string | null {
  const column = actions.findIndex((each) => each === action);
  const row = rows.find(({ fact, value, marks }) => {
    const mark = marks[column];
    return (mark === "x" || (mark === "1" && asked === "first")) && Reflect.get(facts, fact) === value;
  });
  return row?.reason ?? null;
}

/** Facts on a day when nothing stands in the way of the action, but for what is changed. */
export function factsFor(action: Action, changed: Readonly<Record<string, string>> = {}): Facts {
  const sunny = Object.entries(values).map(([fact, all]) => [fact, all.split(" ")[0]]);
  const facts = parseFacts({ ...Object.fromEntries(sunny), person: personFor(action), ...changed });
  assert.ok(facts !== null, JSON.stringify(changed));
  return facts;
}

function personFor(action: Action): string {
  if (action === "text_owner" || action === "notify_owner") return "owner";
  return action === "text_operator" || action === "text_drill" ? "operator" : "somebody";
}
