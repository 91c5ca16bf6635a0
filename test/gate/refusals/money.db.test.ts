import { describe } from "node:test";
import {
  askingInTests,
  customer,
  moment,
  notLive,
  now,
  permits,
  proveRules,
  setClient,
  setPlatform,
  type Question,
  type Rule,
} from "./asking.ts";
import { mobile } from "../gate-bench.ts";

const asking = askingInTests();

const spent = (pence: number, day = "2026-11-23", whose = "CLIENT") =>
  `INSERT INTO spend VALUES ('${whose}', '${day}', ${pence})`;
const rules = (segment: number, day: number) =>
  setPlatform(`"segmentPricePence" = ${segment}, "clientDayPence" = ${day}`);
const booking = setClient(`"bookingLink" = 'https://example.com/book'`);
const customers = ["text_customer", "text_holding_reply", "send_booking_link"];

const calls = (pence: number, who = customer, day = "2026-11-23", whose = "CLIENT") =>
  `${permits(1, "1 minute", { action: "use_ai", whose, name: `call-${who}-${day}` })};
   INSERT INTO model_calls ("clientId", "permitId", phone, day, pence, "askedAt")
     VALUES ('${whose}', 'call-${who}-${day}1', '${who}', '${day}', ${pence}, ${now})`;
const model = (given: string): Question => ({ action: "use_ai", given });

/** A call is reckoned at 2 pence; a client's day has 200 for the model, and a conversation 20. */
const modelMoney: readonly Rule[] = [
  ["a call that still fits into the conversation", null, model(calls(18))],
  ["a call that does not fit into the conversation any more", "conversation_money_cap", model(calls(18.01))],
  ["a call beside another person's conversation", null, model(calls(198, mobile(2)))],
  ["a call that does not fit into the day any more", "model_money_cap", model(calls(198.01, mobile(2)))],
  ["a call after what yesterday cost", null, model(calls(500, customer, "2026-11-22"))],
  ["a call beside what another client's cost", null, model(calls(500, customer, "2026-11-23", "STRANGER"))],
  ["a call beside texts that used up their money", null, model(spent(500))],
  ["a text beside a model that used up its money", null, { given: calls(500) }],
  ["a call of a model that has no money", "model_money_cap", model(setPlatform(`"modelDayPence" = 1.99`))],
  [
    "a call of a model of one's own that costs nothing",
    null,
    model(setPlatform(`"modelCallPence" = 0, "modelDayPence" = 0`)),
  ],
];

/** The day of the questions is 23 November; a segment costs 4 pence and a client's day 500, unless they are changed. */
const money: readonly Rule[] = [
  ...customers.map((action): Rule => [
    `${action} that still fits into the day`,
    null,
    { action, given: `${booking}; ${spent(496)}` },
  ]),
  ...customers.map((action): Rule => [
    `${action} that does not fit into the day any more`,
    "money_cap",
    { action, given: `${booking}; ${spent(496.01)}` },
  ]),
  ["a text of three segments that still fits", null, { segments: 3, given: spent(488) }],
  ["a text of three segments that does not fit", "money_cap", { segments: 3, given: spent(489) }],
  ["a first text of the day above the day's cap", "money_cap", { given: rules(4, 3.99) }],
  ["a first text of the day at the day's cap", null, { given: rules(4, 4) }],
  ["a text at a higher price", "money_cap", { given: `${rules(5, 500)}; ${spent(496)}` }],
  ["a text under a higher cap", null, { given: `${rules(4, 501)}; ${spent(497)}` }],
  ["a text after the money of yesterday", null, { given: spent(500, "2026-11-22") }],
  ["a text beside the money of another client", null, { given: spent(500, "2026-11-23", "STRANGER") }],
  ...["text_safety", "text_owner", "notify_owner"].map((action): Rule => [
    `${action} when the money is spent`,
    null,
    { action, to: action === "text_safety" ? "+447700900001" : "OWNER", given: spent(5000) },
  ]),
];

const hours = `INSERT INTO weekly_availability VALUES ('hours', 'CLIENT', 1, '09:00', '17:00')`;
const link = (given = ""): Question => ({ action: "send_booking_link", given });
const bookable: readonly Rule[] = [
  ["a booking link of a client that has one", null, link(booking)],
  ["a booking link of a client that has hours", null, link(hours)],
  ["a booking link of a client that has neither", "no_booking", link()],
  ["a booking link that is empty", "no_booking", link(setClient(`"bookingLink" = ''`))],
  ["a booking link of spaces", "no_booking", link(setClient(`"bookingLink" = '  '`))],
  ["a booking link of a client of which another has hours", "no_booking", link(hours.replace("CLIENT", "STRANGER"))],
  ["a booking link of a client that is not live", "client_not_live", link(`${booking}; ${notLive}`)],
];

const billing = (columns: string, action = "text_customer"): Question => ({ action, given: setClient(columns) });
const paid: readonly Rule[] = [
  ["a client that pays", null, {}],
  ["a client that never paid", "billing_lapsed", billing(`"billingStatus" = 'none'`)],
  ["a client that canceled", "billing_lapsed", billing(`"billingStatus" = 'canceled'`)],
  ["a trial a moment before its end", null, billing(`"billingStatus" = 'trial', "trialEndsAt" = ${now} + ${moment}`)],
  ["a trial at its end", "billing_lapsed", billing(`"billingStatus" = 'trial', "trialEndsAt" = ${now}`)],
  ["a trial without an end", "billing_lapsed", billing(`"billingStatus" = 'trial', "trialEndsAt" = NULL`)],
  [
    "past due, a moment before three days are over",
    null,
    billing(`"billingStatus" = 'past_due', "pastDueSince" = ${now} - interval '3 days' + ${moment}`),
  ],
  [
    "past due for three days",
    "billing_lapsed",
    billing(`"billingStatus" = 'past_due', "pastDueSince" = ${now} - interval '3 days'`),
  ],
  [
    "past due since nobody knows when",
    "billing_lapsed",
    billing(`"billingStatus" = 'past_due', "pastDueSince" = NULL`),
  ],
  ["a holding reply of a client that does not pay", null, billing(`"billingStatus" = 'none'`, "text_holding_reply")],
  ["a holding reply of a client that is not live", null, { action: "text_holding_reply", given: notLive }],
  ["a text of a client that is not live", "client_not_live", { given: notLive }],
];

describe("the gate, about money", () => proveRules(asking, money));
describe("the gate, about the model's money", () => proveRules(asking, modelMoney));
describe("the gate, about booking links", () => proveRules(asking, bookable));
describe("the gate, about billing", () => proveRules(asking, paid));
