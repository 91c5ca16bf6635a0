import type { Action } from "../../../src/domain/action.ts";
import type { Reason } from "../../../src/domain/policy/checks.ts";
import type { Fact, Facts } from "../../../src/domain/policy/facts.ts";

/** What the house says of an action, in words of the tests' own: nothing here comes from the table that is tested. */
export type HouseRule = {
  /** The facts that a permit is asked with; at the claim those of `askedOnce` are not looked at. */
  readonly facts: readonly Fact[];
  readonly mayGo: (facts: Facts, isClaim: boolean) => boolean;
};

export const askedOnce: ReadonlySet<Fact> = new Set(["wrote", "said", "count", "firstContacts", "money", "modelMoney"]);

const phones = ["platform", "client", "sender", "recipient", "optOut"] as const;
const customers = [
  "person",
  "ignored",
  "thread",
  "said",
  "count",
  "money",
  "clientOutbound",
  "customerOutbound",
] as const;

const platformOn = (f: Facts) => f.platform === "on";
const textable = (f: Facts) => f.client === "open" && f.sender === "allowed" && f.recipient === "textable";
const mayBeTexted = (f: Facts) => textable(f) && f.optOut === "none";
const neitherPaused = (f: Facts) => f.clientOutbound === "on" && f.customerOutbound === "on";
const liveAndGood = (f: Facts) =>
  f.onboarding === "live" && (f.billing === "active" || f.billing === "trial" || f.billing === "grace");
const unused = (f: Facts, isClaim: boolean) => isClaim || (f.said === "not_yet" && f.count === "within");
const customerMayHear = (f: Facts, isClaim: boolean) =>
  platformOn(f) &&
  mayBeTexted(f) &&
  neitherPaused(f) &&
  f.person !== "owner" &&
  f.ignored === "no" &&
  f.thread === "open" &&
  unused(f, isClaim) &&
  (isClaim || f.money === "left");

export const houseRules: Readonly<Record<Action, HouseRule>> = {
  text_customer: {
    facts: [...phones, ...customers, "onboarding", "billing", "firstContacts"],
    mayGo: (f, isClaim) => customerMayHear(f, isClaim) && liveAndGood(f) && (isClaim || f.firstContacts === "within"),
  },
  text_holding_reply: { facts: [...phones, ...customers], mayGo: customerMayHear },
  send_booking_link: {
    facts: [...phones, ...customers, "onboarding", "billing", "booking"],
    mayGo: (f, isClaim) => customerMayHear(f, isClaim) && liveAndGood(f) && f.booking === "possible",
  },
  text_safety: {
    facts: [...phones, "said", "count"],
    mayGo: (f, isClaim) => platformOn(f) && mayBeTexted(f) && unused(f, isClaim),
  },
  text_owner: {
    facts: [...phones, "person", "onboarding", "alerts", "said", "customerOutbound"],
    mayGo: (f, isClaim) =>
      platformOn(f) &&
      mayBeTexted(f) &&
      f.person === "owner" &&
      f.onboarding === "live" &&
      f.alerts === "on" &&
      f.customerOutbound === "on" &&
      (isClaim || f.said === "not_yet"),
  },
  answer_owner: {
    facts: [...phones, "wrote", "thread", "said", "count", "customerOutbound"],
    mayGo: (f, isClaim) =>
      platformOn(f) &&
      mayBeTexted(f) &&
      f.thread === "open" &&
      f.customerOutbound === "on" &&
      unused(f, isClaim) &&
      (isClaim || f.wrote === "just_now"),
  },
  notify_owner: {
    facts: [...phones, "person", "said", "customerOutbound"],
    mayGo: (f, isClaim) =>
      platformOn(f) &&
      mayBeTexted(f) &&
      f.person === "owner" &&
      f.customerOutbound === "on" &&
      (isClaim || f.said === "not_yet"),
  },
  text_operator: {
    facts: [...phones, "person", "said", "count"],
    mayGo: (f, isClaim) => f.platform !== "unknown" && mayBeTexted(f) && f.person === "operator" && unused(f, isClaim),
  },
  text_drill: {
    facts: [...phones, "person", "said", "count", "clientOutbound", "customerOutbound"],
    mayGo: (f, isClaim) =>
      platformOn(f) && mayBeTexted(f) && f.person === "operator" && neitherPaused(f) && unused(f, isClaim),
  },
  use_ai: {
    facts: ["platform", "client", "ai", "said", "count", "modelMoney"],
    mayGo: (f, isClaim) =>
      platformOn(f) &&
      f.client === "open" &&
      f.ai === "on" &&
      unused(f, isClaim) &&
      (isClaim || f.modelMoney === "left"),
  },
};

const toTheOwner: ReadonlySet<Action> = new Set(["text_owner", "notify_owner"]);
const toTheOperator: ReadonlySet<Action> = new Set(["text_operator", "text_drill"]);

type InTheWay = readonly [fact: Fact, value: string, reason: Reason];

function wrongPerson(action: Action): readonly InTheWay[] {
  if (toTheOwner.has(action)) {
    return ["somebody", "operator"].map((value) => ["person", value, "not_the_owner"]);
  }
  if (toTheOperator.has(action)) {
    return ["somebody", "owner"].map((value) => ["person", value, "not_the_operator"]);
  }
  return [["person", "owner", "owner_phone"]];
}

function platformPause(action: Action): readonly InTheWay[] {
  if (action === "text_operator") return [];
  return ["paused", "was_paused"].map((value) => ["platform", value, "platform_paused"]);
}

/** What can stand in an action's way, in the order in which it is given as the reason. */
export function inTheWayOf(action: Action): readonly InTheWay[] {
  return [
    ["platform", "unknown", "platform_unknown"],
    ["client", "closed", "client_closed"],
    ["client", "unknown", "client_unknown"],
    ["sender", "not_allowed", "sender_not_the_clients"],
    ["recipient", "not_textable", "not_textable"],
    ["recipient", "ours", "own_number"],
    ["recipient", "unreachable", "unreachable_number"],
    ...wrongPerson(action),
    ["optOut", "opted_out", "opted_out"],
    ["onboarding", "not_live", "client_not_live"],
    ["billing", "trial_over", "billing_lapsed"],
    ["billing", "past_due", "billing_lapsed"],
    ["billing", "none", "billing_lapsed"],
    ["alerts", "off", "alerts_paused"],
    ["ai", "off", "ai_off"],
    ["booking", "not_possible", "no_booking"],
    ["wrote", "not_lately", "not_written_lately"],
    ["ignored", "yes", "ignored"],
    ["thread", "looping", "loop"],
    ["said", "already", "already_said"],
    ["said", "same_words", "same_words_lately"],
    ["said", "in_window", "already_texted_in_window"],
    ["said", "today", "holding_reply_today"],
    ["said", "this_hour", "once_per_danger_and_hour"],
    ["count", "reached", "cap_reached"],
    ["firstContacts", "reached", "first_contacts_reached"],
    ["firstContacts", "block_reached", "first_contacts_of_block"],
    ["money", "spent", "money_cap"],
    ["modelMoney", "conversation_spent", "conversation_money_cap"],
    ["modelMoney", "spent", "model_money_cap"],
    ...platformPause(action),
    ["clientOutbound", "paused", "client_paused"],
    ["clientOutbound", "was_paused", "client_paused"],
    ["customerOutbound", "paused", "customer_paused"],
    ["customerOutbound", "was_paused", "customer_paused"],
  ];
}

/** From free to restricted: a value that comes later is a restriction beside one that comes before. */
export const restrictions: Readonly<Partial<Record<Fact, Readonly<Record<string, number>>>>> = {
  platform: { on: 0, was_paused: 1, paused: 2, unknown: 3 },
  client: { open: 0, closed: 1, unknown: 2 },
  sender: { allowed: 0, not_allowed: 1 },
  recipient: { textable: 0, unreachable: 1, ours: 2, not_textable: 3 },
  optOut: { none: 0, opted_out: 1 },
  onboarding: { live: 0, not_live: 1 },
  billing: { active: 0, trial: 0, grace: 0, trial_over: 1, past_due: 1, none: 2 },
  clientOutbound: { on: 0, was_paused: 1, paused: 2 },
  customerOutbound: { on: 0, was_paused: 1, paused: 2 },
  alerts: { on: 0, off: 1 },
  ai: { on: 0, off: 1 },
  ignored: { no: 0, yes: 1 },
  thread: { open: 0, looping: 1 },
  booking: { possible: 0, not_possible: 1 },
  wrote: { just_now: 0, not_lately: 1 },
  said: { not_yet: 0, same_words: 1, this_hour: 1, today: 1, in_window: 1, already: 2 },
  count: { within: 0, reached: 1 },
  firstContacts: { within: 0, block_reached: 1, reached: 2 },
  money: { left: 0, spent: 1 },
  modelMoney: { left: 0, conversation_spent: 1, spent: 2 },
};
