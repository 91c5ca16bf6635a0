import { describe } from "node:test";
import { mobile } from "../gate-bench.ts";
import {
  arrived,
  askingInTests,
  customer,
  customerPaused,
  heldNumber,
  moment,
  now,
  operator,
  optedOut,
  proveRules,
  setPlatform,
  type Rule,
} from "./asking.ts";

const asking = askingInTests();

const beside = mobile(2);
const ignored = (whose: string, who: string, yes = true) =>
  `INSERT INTO ignored_callers VALUES ('${whose}', '${who}', ${yes}, ${now})`;
const looping = (whose: string, who: string, until: string) =>
  `INSERT INTO looping_threads VALUES ('${whose}', '${who}', 'four fast answers', ${now} - interval '1 day', ${until})`;
const unreachable = (whose: string, who: string, until: string) =>
  `INSERT INTO unreachable_numbers VALUES ('${whose}', '${who}', '30005', ${now} - interval '29 days', ${until})`;

const customers = ["text_customer", "text_holding_reply"] as const;
const owners: Readonly<Record<string, string>> = { text_owner: "OWNER", notify_owner: "OWNER" };

const textable: readonly Rule[] = [
  ["a landline", "not_textable", { to: "+441632960500" }],
  ["a personal number", "not_textable", { to: "+447012345678" }],
  ["a pager", "not_textable", { to: "+447612345678" }],
  ["a mobile on the Isle of Man", null, { to: "+447624123456" }],
  ["another country", "not_textable", { to: "+12125550123" }],
  ["a short code", "not_textable", { to: "60006" }],
  ["a mobile with a line break after it", "not_textable", { to: `${customer}\n` }],
  ["a mobile of too many digits", "not_textable", { to: `${customer}0` }],
  ["a mobile of too few digits", "not_textable", { to: customer.slice(0, -1) }],
  ["a mobile as it is dialled at home", "not_textable", { to: "07700900001" }],
  ["a withheld caller", "not_textable", { to: "anonymous" }],
  ["an empty number", "not_textable", { to: "" }],
  ["nobody", "not_textable", { to: null }],
  ["a number of ours", "own_number", { to: "+447700900777", given: heldNumber("+447700900777", "SYSTEM") }],
  [
    "a number that was ours until lately",
    "own_number",
    { to: "+447700900777", given: heldNumber("+447700900777", "OPERATIONAL", "quarantine") },
  ],
  [
    "the client's own number",
    "own_number",
    {
      to: "+447700900778",
      given: `UPDATE numbers SET phone = '+447700900778' WHERE phone = 'NUMBER'`,
      from: "+447700900778",
    },
  ],
  [
    "a number where nothing arrives",
    "unreachable_number",
    { given: unreachable("CLIENT", customer, `${now} + ${moment}`) },
  ],
  [
    "a number again from the moment on that it counts as reachable",
    null,
    { given: unreachable("CLIENT", customer, now) },
  ],
  [
    "a number where nothing arrived for another client",
    null,
    { given: unreachable("STRANGER", customer, `${now} + interval '1 day'`) },
  ],
  [
    "a number beside one where nothing arrives",
    null,
    { given: unreachable("CLIENT", beside, `${now} + interval '1 day'`) },
  ],
  [
    "safety words to a number where nothing arrives",
    "unreachable_number",
    { action: "text_safety", given: unreachable("CLIENT", customer, `${now} + interval '1 day'`) },
  ],
];

const person: readonly Rule[] = [
  ["the owner as a customer", "owner_phone", { to: "OWNER" }],
  ["the owner as a customer who is held off", "owner_phone", { action: "text_holding_reply", to: "OWNER" }],
  [
    "the operator who is a customer as well",
    null,
    { to: operator, given: setPlatform(`"operatorPhone" = '${operator}'`) },
  ],
  [
    "another client's owner as a customer",
    null,
    { given: `UPDATE clients SET "phoneE164" = '${customer}' WHERE id = 'STRANGER'` },
  ],
  ["safety words to the owner", null, { action: "text_safety", to: "OWNER" }],
];

const optOuts: readonly Rule[] = [
  ["a person who opted out", "opted_out", { given: optedOut("CLIENT", customer) }],
  ["a person who opted out and came back", null, { given: optedOut("CLIENT", customer, true) }],
  [
    "a person who opted out, came back and opted out again",
    "opted_out",
    { given: `${optedOut("CLIENT", customer, true)}; ${optedOut("CLIENT", customer)}` },
  ],
  ["a person who opted out of another client", null, { given: optedOut("STRANGER", customer) }],
  ["a person beside one who opted out", null, { given: optedOut("CLIENT", beside) }],
  [
    "an owner's answer after the owner opted out",
    "opted_out",
    {
      action: "answer_owner",
      to: "OWNER",
      slot: "event/1",
      given: `${arrived("OWNER")}; ${optedOut("CLIENT", "OWNER")}`,
    },
  ],
  ...["text_safety", "text_holding_reply"].map((action): Rule => [
    `${action} to a person who opted out`,
    "opted_out",
    { action, given: optedOut("CLIENT", customer) },
  ]),
  ...Object.entries(owners).map(([action, to]): Rule => [
    `${action} to an owner who opted out`,
    "opted_out",
    { action, to, given: optedOut("CLIENT", to) },
  ]),
];

const ignoredOrLooping: readonly Rule[] = [
  ...customers.map((action): Rule => [
    `${action} to an ignored caller`,
    "ignored",
    { action, given: ignored("CLIENT", customer) },
  ]),
  ...customers.map((action): Rule => [
    `${action} in a thread that loops`,
    "loop",
    { action, given: looping("CLIENT", customer, `${now} + ${moment}`) },
  ]),
  ["a caller who is ignored no more", null, { given: ignored("CLIENT", customer, false) }],
  ["a caller whom another client ignores", null, { given: ignored("STRANGER", customer) }],
  ["a caller beside an ignored one", null, { given: ignored("CLIENT", beside) }],
  ["safety words to an ignored caller", null, { action: "text_safety", given: ignored("CLIENT", customer) }],
  ["a thread from the moment on that its loop is over", null, { given: looping("CLIENT", customer, now) }],
  [
    "a thread that loops with another client",
    null,
    { given: looping("STRANGER", customer, `${now} + interval '1 day'`) },
  ],
  ["a thread beside one that loops", null, { given: looping("CLIENT", beside, `${now} + interval '1 day'`) }],
  [
    "safety words in a thread that loops",
    null,
    { action: "text_safety", given: looping("CLIENT", customer, `${now} + interval '1 day'`) },
  ],
  [
    "an answer to an owner whose thread loops",
    "loop",
    {
      action: "answer_owner",
      to: "OWNER",
      slot: "event/1",
      given: `${arrived("OWNER")}; ${looping("CLIENT", "OWNER", `${now} + interval '1 day'`)}`,
    },
  ],
  [
    "an alert to an owner whose thread loops",
    null,
    { action: "text_owner", to: "OWNER", given: looping("CLIENT", "OWNER", `${now} + interval '1 day'`) },
  ],
];

const paused: readonly Rule[] = [
  ["a customer who is paused", "customer_paused", { given: customerPaused("CLIENT", customer) }],
  ["a customer of whom another client's thread is paused", null, { given: customerPaused("STRANGER", customer) }],
  ["a customer beside one who is paused", null, { given: customerPaused("CLIENT", beside) }],
  ["a customer whose pause was lifted", null, { given: customerPaused("CLIENT", customer, false) }],
  [
    "an owner's answer while the owner is paused as a person",
    "customer_paused",
    {
      action: "answer_owner",
      to: "OWNER",
      slot: "event/1",
      given: `${arrived("OWNER")}; ${customerPaused("CLIENT", "OWNER")}`,
    },
  ],
];

describe("the gate, about the phone", () => proveRules(asking, textable));
describe("the gate, about who it is", () => proveRules(asking, person));
describe("the gate, about opt-outs", () => proveRules(asking, optOuts));
describe("the gate, about the ignore list and loops", () => proveRules(asking, ignoredOrLooping));
describe("the gate, about a person's pause", () => proveRules(asking, paused));
