import type { Twin } from "../twin.ts";

const policy = { test: "test/domain/policy.test.ts" };
const textCustomer = { test: "test/domain/policy/text-customer.test.ts" };
const bookingLink = { test: "test/domain/policy/send-booking-link.test.ts" };
const checks = "src/domain/policy/checks.ts";
const facts = "src/domain/policy/facts.ts";
const needs = "src/domain/policy/needs.ts";
const judge = "src/domain/policy.ts";

/** A value that a check takes for a yes though it is none, each with a check of its own. */
const wrongYes: readonly (readonly [name: string, old: string])[] = [
  ["no row of switches taken for a yes", `unknown: "platform_unknown" },\n  },\n  client_open`],
  ["a closed client taken for an open one", `closed: "client_closed"`],
  ["a client that nobody knows taken for an open one", `unknown: "client_unknown"`],
  ["a strange sender taken for the client's", `not_allowed: "sender_not_the_clients"`],
  ["a landline taken for a mobile", `not_textable: "not_textable"`],
  ["a number of ours taken for a person's", `ours: "own_number"`],
  ["an unreachable number taken for a reachable one", `unreachable: "unreachable_number"`],
  ["an opt-out taken for none", `opted_out: "opted_out"`],
  ["a trial at its end taken for good billing", `trial_over: "billing_lapsed"`],
  ["past due taken for good billing", `past_due: "billing_lapsed"`],
  ["no billing taken for good billing", `none: "billing_lapsed"`],
  ["a client pause taken for none", `paused: "client_paused", was`],
  ["a client pause that was lifted taken for none", `was_paused: "client_paused"`],
  ["a customer's pause taken for none", `paused: "customer_paused", was`],
  ["a customer's pause that was lifted taken for none", `was_paused: "customer_paused"`],
  ["a platform pause taken for none", `paused: "platform_paused", was`],
  ["a platform pause that was lifted taken for none", `was_paused: "platform_paused"`],
  ["the same words again taken for news", `same_words: "same_words_lately"`],
  ["a second first text taken for the first", `in_window: "already_texted_in_window"`],
  ["the same danger again taken for another", `this_hour: "once_per_danger_and_hour"`],
  ["somebody taken for the owner", `answers: { somebody: "not_the_owner"`],
  ["the operator taken for the owner", `operator: "not_the_owner"`],
  ["somebody taken for the operator", `somebody: "not_the_operator"`],
  ["the owner taken for the operator", `owner: "not_the_operator"`],
  ["the owner taken for a customer", `owner: "owner_phone"`],
  ["what was said already taken for news", `already: "already_said"`],
  ["a second holding reply taken for the day's first", `today: "holding_reply_today"`],
  ["a client that is not live taken for one that is", `not_live: "client_not_live"`],
  ["alerts that are off taken for on", `off: "alerts_paused"`],
  ["a model that is off taken for on", `off: "ai_off"`],
  ["nothing to book taken for something", `not_possible: "no_booking"`],
  ["an old question taken for a new one", `not_lately: "not_written_lately"`],
  ["an ignored caller taken for another", `yes: "ignored"`],
  ["a loop taken for a talk", `looping: "loop"`],
  ["too many taken for few", `reached: "cap_reached"`],
  ["too many first contacts taken for few", `reached: "first_contacts_reached"`],
  ["money that is spent taken for left", `spent: "money_cap"`],
];

export const twins: readonly Twin[] = [
  {
    name: "a pause that is asked before the rest",
    caughtBy: policy,
    file: needs,
    old: `"to_the_owner", "not_opted_out", "not_said", ...ownersPauses]`,
    new: `...ownersPauses, "to_the_owner", "not_opted_out", "not_said"]`,
  },
  {
    name: "what a permit used up asked again at the claim",
    caughtBy: policy,
    file: judge,
    old: `if (asked === "again" && askedOnce.has(name)) continue;`,
    new: "asked satisfies Asked; askedOnce satisfies unknown;",
  },
  {
    name: "what a permit used up never asked",
    caughtBy: policy,
    file: judge,
    old: `asked === "again" && askedOnce`,
    new: `(asked === "again" || asked === "first") && askedOnce`,
  },
  {
    name: "an opt-out asked only once",
    caughtBy: policy,
    file: checks,
    old: `  "wrote_just_now",\n  "not_said",`,
    new: `  "wrote_just_now",\n  "not_opted_out",\n  "not_said",`,
  },
  {
    name: "a hard no that asks for more",
    caughtBy: policy,
    file: judge,
    old: `instead === "silence" ? "HARD" : "SOFT"`,
    new: `instead === "rules" ? "HARD" : "SOFT"`,
  },
  {
    name: "silence in place of the rules",
    caughtBy: policy,
    file: needs,
    old: `if (action === "use_ai") return "rules";`,
    new: "",
  },
  {
    name: "silence in place of a question, where nothing can be booked",
    caughtBy: bookingLink,
    file: needs,
    old: `if (action === "send_booking_link") return "text_customer";`,
    new: "",
  },
  {
    name: "silence in place of a holding reply",
    caughtBy: textCustomer,
    file: needs,
    old: `reason === "client_not_live" || reason === "billing_lapsed"`,
    new: `reason === "client_not_live"`,
  },
  {
    name: "a holding reply in place of an alert",
    caughtBy: policy,
    file: needs,
    old: `return action === "text_customer" && softened`,
    new: "return softened",
  },
  {
    name: "facts of which one is missing",
    caughtBy: policy,
    file: facts,
    old: "known.some((value) => value === values.get(fact))",
    new: "!values.has(fact) || known.some((value) => value === values.get(fact))",
  },
  {
    name: "facts of which one is null",
    caughtBy: policy,
    file: facts,
    old: "known.some((value) => value === values.get(fact))",
    new: "values.get(fact) === null || known.some((value) => value === values.get(fact))",
  },
  {
    name: "facts of any value",
    caughtBy: policy,
    file: facts,
    old: "known.some((value) => value === values.get(fact))",
    new: "known.length > 0 && values.has(fact) && values.get(fact) !== null",
  },
  {
    name: "no facts taken for facts",
    caughtBy: policy,
    file: facts,
    old: `if (typeof written !== "object" || written === null) return false;`,
    new: `if (typeof written !== "object" || written === null) return true;`,
  },
  ...wrongYes.map(([name, old]) => ({
    name,
    caughtBy: /billing|first_contacts/.test(old) ? textCustomer : old.includes("no_booking") ? bookingLink : policy,
    file: checks,
    old,
    new: old.replace(/: "\w+"/, ": null"),
  })),
];
