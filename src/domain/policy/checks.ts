import type { Fact, FactValue } from "./facts.ts";

/** Why an action may not be done; `unknown_action` is what the database says of one that is not on the table. */
export type Reason =
  | "platform_unknown"
  | "platform_paused"
  | "client_unknown"
  | "client_closed"
  | "client_paused"
  | "client_not_live"
  | "billing_lapsed"
  | "sender_not_the_clients"
  | "not_textable"
  | "own_number"
  | "unreachable_number"
  | "owner_phone"
  | "not_the_owner"
  | "not_the_operator"
  | "opted_out"
  | "alerts_paused"
  | "ai_off"
  | "no_booking"
  | "not_written_lately"
  | "ignored"
  | "loop"
  | "already_said"
  | "same_words_lately"
  | "already_texted_in_window"
  | "holding_reply_today"
  | "once_per_danger_and_hour"
  | "cap_reached"
  | "first_contacts_reached"
  | "first_contacts_of_block"
  | "money_cap"
  | "model_money_cap"
  | "conversation_money_cap"
  | "customer_paused";

/** What one fact must be: for each of its values the reason of a no, or null where it stands in nobody's way. */
type Check<F extends Fact> = { readonly fact: F; readonly answers: { readonly [V in FactValue<F>]: Reason | null } };

export type AnyCheck = { [F in Fact]: Check<F> }[Fact];

const said = {
  not_yet: null,
  already: "already_said",
  same_words: "same_words_lately",
  in_window: "already_texted_in_window",
  today: "holding_reply_today",
  this_hour: "once_per_danger_and_hour",
} as const;

export const checks = {
  platform_known: {
    fact: "platform",
    answers: { on: null, paused: null, was_paused: null, unknown: "platform_unknown" },
  },
  client_open: { fact: "client", answers: { open: null, closed: "client_closed", unknown: "client_unknown" } },
  sender_allowed: { fact: "sender", answers: { allowed: null, not_allowed: "sender_not_the_clients" } },
  textable: {
    fact: "recipient",
    answers: {
      textable: null,
      not_textable: "not_textable",
      ours: "own_number",
      unreachable: "unreachable_number",
    },
  },
  not_to_the_owner: { fact: "person", answers: { somebody: null, owner: "owner_phone", operator: null } },
  to_the_owner: { fact: "person", answers: { somebody: "not_the_owner", owner: null, operator: "not_the_owner" } },
  to_the_operator: {
    fact: "person",
    answers: { somebody: "not_the_operator", owner: "not_the_operator", operator: null },
  },
  not_opted_out: { fact: "optOut", answers: { none: null, opted_out: "opted_out" } },
  client_live: { fact: "onboarding", answers: { live: null, not_live: "client_not_live" } },
  billing_good: {
    fact: "billing",
    answers: {
      active: null,
      trial: null,
      grace: null,
      trial_over: "billing_lapsed",
      past_due: "billing_lapsed",
      none: "billing_lapsed",
    },
  },
  alerts_on: { fact: "alerts", answers: { on: null, off: "alerts_paused" } },
  ai_on: { fact: "ai", answers: { on: null, off: "ai_off" } },
  booking_possible: { fact: "booking", answers: { possible: null, not_possible: "no_booking" } },
  wrote_just_now: { fact: "wrote", answers: { just_now: null, not_lately: "not_written_lately" } },
  not_ignored: { fact: "ignored", answers: { no: null, yes: "ignored" } },
  no_loop: { fact: "thread", answers: { open: null, looping: "loop" } },
  not_said: { fact: "said", answers: said },
  within_count: { fact: "count", answers: { within: null, reached: "cap_reached" } },
  within_first_contacts: {
    fact: "firstContacts",
    answers: { within: null, reached: "first_contacts_reached", block_reached: "first_contacts_of_block" },
  },
  money_left: {
    fact: "money",
    answers: { left: null, spent: "money_cap" },
  },
  model_money_left: {
    fact: "modelMoney",
    answers: { left: null, conversation_spent: "conversation_money_cap", spent: "model_money_cap" },
  },
  platform_on: {
    fact: "platform",
    answers: { on: null, paused: "platform_paused", was_paused: "platform_paused", unknown: "platform_unknown" },
  },
  client_outbound_on: {
    fact: "clientOutbound",
    answers: { on: null, paused: "client_paused", was_paused: "client_paused" },
  },
  not_paused: {
    fact: "customerOutbound",
    answers: { on: null, paused: "customer_paused", was_paused: "customer_paused" },
  },
} as const satisfies Record<string, AnyCheck>;

export type CheckName = keyof typeof checks;

/**
 * What a permit itself uses up is asked when it is granted and not again when its text is claimed. The money is asked there
 * once more by the reservation.
 */
export const askedOnce: ReadonlySet<CheckName> = new Set([
  "wrote_just_now",
  "not_said",
  "within_count",
  "within_first_contacts",
  "money_left",
  "model_money_left",
]);
