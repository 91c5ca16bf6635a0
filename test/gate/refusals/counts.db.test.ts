import { describe } from "node:test";
import { mobile } from "../gate-bench.ts";
import {
  arrived,
  askingInTests,
  heldNumber,
  houseNumber,
  operator,
  permits,
  proveRules,
  setClient,
  setPlatform,
  type Old,
  type Question,
  type Rule,
} from "./asking.ts";

const asking = askingInTests();

const customers = ["text_customer", "text_holding_reply", "send_booking_link"];
const owner = { action: "answer_owner", to: "OWNER" };
const toTheOperator = { to: operator, whose: "client_jobrun" };
const house = `${heldNumber(houseNumber, "SYSTEM")}; ${setPlatform(`"operatorPhone" = '${operator}'`)}`;
const booking = setClient(`"bookingLink" = 'https://example.com/book'`);

type Limit = {
  readonly what: string;
  readonly question: Question;
  readonly old: Old;
  readonly most: number;
  /** The last moment that counts, and the first that does not, as intervals of SQL. */
  readonly within: string;
  readonly after: string;
};

const limits: readonly Limit[] = [
  ...customers.map((action) => ({
    what: `${action} in ten minutes`,
    question: { action, given: booking },
    old: { action: "text_customer" },
    most: 6,
    within: "9 minutes 59.999999 seconds",
    after: "10 minutes",
  })),
  ...customers.map((action) => ({
    what: `a text in ten minutes, of ${action}`,
    question: {},
    old: { action },
    most: 6,
    within: "9 minutes 59.999999 seconds",
    after: "10 minutes",
  })),
  ...customers.map((action) => ({
    what: `a text in a day, of ${action}`,
    question: {},
    old: { action },
    most: 20,
    within: "23 hours 59 minutes 59.999999 seconds",
    after: "1 day",
  })),
  {
    what: "safety words in a day",
    question: { action: "text_safety" },
    old: { action: "text_safety" },
    most: 10,
    within: "23 hours 59 minutes 59.999999 seconds",
    after: "1 day",
  },
  {
    what: "an answer to an owner in ten minutes",
    question: { ...owner, slot: "event/1", given: arrived("OWNER") },
    old: owner,
    most: 30,
    within: "9 minutes 59.999999 seconds",
    after: "10 minutes",
  },
  {
    what: "an answer to an owner in a day",
    question: { ...owner, slot: "event/1", given: arrived("OWNER") },
    old: owner,
    most: 200,
    within: "23 hours 59 minutes 59.999999 seconds",
    after: "1 day",
  },
  {
    what: "an operator alert in an hour",
    question: { action: "text_operator", to: operator, from: houseNumber, ofTheHouse: true, given: house },
    old: { action: "text_operator", ...toTheOperator },
    most: 12,
    within: "59 minutes 59.999999 seconds",
    after: "1 hour",
  },
  {
    what: "an operator alert in a day",
    question: { action: "text_operator", to: operator, from: houseNumber, ofTheHouse: true, given: house },
    old: { action: "text_operator", ...toTheOperator },
    most: 60,
    within: "23 hours 59 minutes 59.999999 seconds",
    after: "1 day",
  },
  {
    what: "a drill in an hour",
    question: { action: "text_drill", to: operator, from: houseNumber, ofTheHouse: true, given: house },
    old: { action: "text_drill", ...toTheOperator },
    most: 60,
    within: "59 minutes 59.999999 seconds",
    after: "1 hour",
  },
  {
    what: "a call of the model in a day",
    question: { action: "use_ai" },
    old: { action: "use_ai" },
    most: 500,
    within: "23 hours 59 minutes 59.999999 seconds",
    after: "1 day",
  },
  {
    what: "a call of the model in a day, whoever it is about",
    question: { action: "use_ai" },
    old: { action: "use_ai", to: mobile(2) },
    most: 500,
    within: "23 hours 59 minutes 59.999999 seconds",
    after: "1 day",
  },
];

const given = ({ question }: Limit, more: string): Question => ({
  ...question,
  given: `${question.given ?? ""}; ${more}`,
});

function rulesOf(limit: Limit): readonly Rule[] {
  const { what, most, old, within, after } = limit;
  return [
    [`${what}, the last that may be`, null, given(limit, permits(most - 1, within, old))],
    [`${what}, one more`, "cap_reached", given(limit, permits(most, within, old))],
    [`${what}, one more when the first of them is out of the window`, null, given(limit, permits(most, after, old))],
  ];
}

const notCounted: readonly Rule[] = [
  ["a text beside many to another person", null, { given: permits(30, "1 minute", { to: mobile(2) }) }],
  ["a text beside many of another client", null, { given: permits(30, "1 minute", { whose: "STRANGER" }) }],
  ["a text beside many alerts", null, { given: permits(30, "1 minute", { action: "text_owner" }) }],
  ["a text beside many safety words", null, { given: permits(30, "1 minute", { action: "text_safety" }) }],
  ["safety words beyond the cap of other texts", null, { action: "text_safety", given: permits(20, "1 minute") }],
  [
    "an alert beyond every cap",
    null,
    { action: "text_owner", to: "OWNER", given: permits(300, "1 minute", { action: "text_owner", to: "OWNER" }) },
  ],
  [
    "a notice beyond every cap",
    null,
    { action: "notify_owner", to: "OWNER", given: permits(300, "1 minute", { action: "notify_owner", to: "OWNER" }) },
  ],
  [
    "an answer to an owner beside many alerts",
    null,
    {
      ...owner,
      slot: "event/1",
      given: `${arrived("OWNER")}; ${permits(300, "1 minute", { action: "text_owner", to: "OWNER" })}`,
    },
  ],
  [
    "an operator alert beside many drills",
    null,
    {
      action: "text_operator",
      to: operator,
      from: houseNumber,
      ofTheHouse: true,
      given: `${house}; ${permits(60, "1 minute", { action: "text_drill", ...toTheOperator })}`,
    },
  ],
  [
    "a drill beside many operator alerts",
    null,
    {
      action: "text_drill",
      to: operator,
      from: houseNumber,
      ofTheHouse: true,
      given: `${house}; ${permits(60, "1 minute", { action: "text_operator", ...toTheOperator })}`,
    },
  ],
  [
    "a call of the model beside many of another client",
    null,
    { action: "use_ai", given: permits(500, "1 minute", { action: "use_ai", whose: "STRANGER" }) },
  ],
  ["a call of the model beside many texts", null, { action: "use_ai", given: permits(500, "1 minute") }],
];

const firstText = "send_first_text";
/** To numbers of another block than the customer's, of which there are none that belong to nobody. */
const firsts = (count: number, ago: string, wish: Old = {}) =>
  permits(count, ago, { template: firstText, to: "+44 another block 0000", ...wish });
const oneBlock = { to: mobile(2) };
const firstContacts: readonly Rule[] = [
  [
    "the thirtieth first text of a client in an hour",
    null,
    { template: firstText, given: firsts(29, "59 minutes 59.999999 seconds") },
  ],
  [
    "the thirty-first first text of a client in an hour",
    "first_contacts_reached",
    { template: firstText, given: firsts(30, "59 minutes 59.999999 seconds") },
  ],
  ["a first text an hour after thirty", null, { template: firstText, given: firsts(30, "1 hour") }],
  [
    "a first text beside thirty of another client",
    null,
    { template: firstText, given: firsts(30, "1 minute", { whose: "STRANGER" }) },
  ],
  [
    "a first text beside thirty other texts",
    null,
    { template: firstText, given: firsts(30, "1 minute", { template: "ask_job" }) },
  ],
  [
    "the twentieth first text of a client in an hour to numbers alike but for four figures",
    null,
    { template: firstText, given: firsts(19, "59 minutes 59.999999 seconds", oneBlock) },
  ],
  [
    "the twenty-first first text of a client in an hour to numbers alike but for four figures",
    "first_contacts_of_block",
    { template: firstText, given: firsts(20, "59 minutes 59.999999 seconds", oneBlock) },
  ],
  ["a first text to another block beside twenty to one", null, { template: firstText, given: firsts(20, "1 minute") }],
  [
    "a first text to the same block as twenty an hour ago",
    null,
    { template: firstText, given: firsts(20, "1 hour", oneBlock) },
  ],
  [
    "a first text to the same block as twenty of another client",
    null,
    { template: firstText, given: firsts(20, "1 minute", { ...oneBlock, whose: "STRANGER" }) },
  ],
  [
    "a first text to the same block as twenty other texts",
    null,
    { template: firstText, given: firsts(20, "1 minute", { ...oneBlock, template: "ask_job" }) },
  ],
  ["another text to the same block as twenty first texts", null, { given: firsts(20, "1 minute", oneBlock) }],
  ["another text beside thirty first texts", null, { given: firsts(30, "1 minute") }],
  [
    "a holding reply beside thirty first texts",
    null,
    { action: "text_holding_reply", template: firstText, given: firsts(30, "1 minute") },
  ],
];

describe("the gate, up to a limit and beyond", () => proveRules(asking, limits.flatMap(rulesOf)));
describe("the gate, about what a limit does not count", () => proveRules(asking, notCounted));
describe("the gate, about first contacts", () => proveRules(asking, firstContacts));
