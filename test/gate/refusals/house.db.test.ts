import { describe } from "node:test";
import { mobile } from "../gate-bench.ts";
import {
  askingInTests,
  heldNumber,
  houseNumber,
  moment,
  notLive,
  now,
  operator,
  optedOut,
  proveRules,
  setClient,
  setPlatform,
  type Question,
  type Rule,
} from "./asking.ts";

const asking = askingInTests();

const setUp = `${heldNumber(houseNumber, "SYSTEM")}; ${setPlatform(`"operatorPhone" = '${operator}'`)}`;
const house = (action: string, given = "", more: Question = {}): Question => ({
  action,
  to: operator,
  from: houseNumber,
  ofTheHouse: true,
  given: `${setUp}; ${given}`,
  ...more,
});
const housePaused = `UPDATE clients SET "outboundPaused" = true WHERE id = 'client_jobrun'`;
const everythingPaused = setPlatform(`"outboundPaused" = true`);

const both = ["text_operator", "text_drill"].flatMap((action): readonly Rule[] => [
  [`${action} to the operator`, null, house(action)],
  [`${action} to somebody else`, "not_the_operator", house(action, "", { to: mobile(1) })],
  [`${action} where no operator is set`, "not_the_operator", house(action, setPlatform(`"operatorPhone" = NULL`))],
  [`${action} from a client's number`, "sender_not_the_clients", house(action, "", { from: "NUMBER" })],
  [`${action} of a client`, "sender_not_the_clients", house(action, "", { ofTheHouse: false })],
  [
    `${action} of a client from its own number`,
    "sender_not_the_clients",
    house(action, "", { ofTheHouse: false, from: "NUMBER" }),
  ],
  [
    `${action} from a number of the system that is held no more`,
    "sender_not_the_clients",
    house(action, `UPDATE numbers SET state = 'quarantine' WHERE phone = '${houseNumber}'`),
  ],
  [
    `${action} from a spare number of the pool`,
    "sender_not_the_clients",
    house(action, `UPDATE numbers SET role = 'OPERATIONAL' WHERE phone = '${houseNumber}'`),
  ],
  [
    `${action} from the number that is shared by all who set themselves up`,
    "sender_not_the_clients",
    house(action, `UPDATE numbers SET role = 'ONBOARDING' WHERE phone = '${houseNumber}'`),
  ],
]);

const pauses: readonly Rule[] = [
  ["an operator alert while everything is paused", null, house("text_operator", everythingPaused)],
  ["an operator alert while the house is paused", null, house("text_operator", housePaused)],
  ["an operator alert without a row of switches", "platform_unknown", house("text_operator", "DELETE FROM platform")],
  ["a drill while everything is paused", "platform_paused", house("text_drill", everythingPaused)],
  ["a drill while the house is paused", "client_paused", house("text_drill", housePaused)],
  ["a text of the house to a customer", "sender_not_the_clients", house("text_customer", "", { to: mobile(1) })],
  ["safety words of the house", "sender_not_the_clients", house("text_safety", "", { to: mobile(1) })],
];

const shared = `UPDATE numbers SET role = 'ONBOARDING' WHERE phone = '${houseNumber}'`;
const strangers: readonly Rule[] = [
  ["safety words of the house from the number for set-up", null, house("text_safety", shared, { to: mobile(1) })],
  [
    "safety words of a client from the number for set-up",
    "sender_not_the_clients",
    house("text_safety", shared, { to: mobile(1), ofTheHouse: false }),
  ],
  [
    "safety words to somebody who wants no texts of the house",
    "opted_out",
    house("text_safety", `${shared}; ${optedOut("client_jobrun", mobile(1))}`, { to: mobile(1) }),
  ],
];

const model = (given = ""): Question => ({ action: "use_ai", given });
const ai: readonly Rule[] = [
  ["a call of the model", null, model()],
  ["a call of the model for a client that is not live", null, model(notLive)],
  ["a call of the model for a paused client", null, model(setClient(`"outboundPaused" = true`))],
  ["a call of the model that is off for the client", "ai_off", model(setClient(`"aiDisabled" = true`))],
  ["a call of the model that is off for all", "ai_off", model(setPlatform(`"aiDisabled" = true`))],
  ["a call of the model while everything is paused", "platform_paused", model(everythingPaused)],
  ["a call of the model for a closed client", "client_closed", model(setClient(`"closedAt" = ${now}`))],
  ["a text while the model is off", null, { given: setPlatform(`"aiDisabled" = true`) }],
];

const switches: readonly Rule[] = [
  ["a text without a row of switches", "platform_unknown", { given: "DELETE FROM platform" }],
  ["a text while everything is paused", "platform_paused", { given: everythingPaused }],
  ["safety words while everything is paused", "platform_paused", { action: "text_safety", given: everythingPaused }],
  ["safety words of a paused client", null, { action: "text_safety", given: setClient(`"outboundPaused" = true`) }],
  ["a text of a paused client", "client_paused", { given: setClient(`"outboundPaused" = true`) }],
  [
    "a holding reply of a paused client",
    "client_paused",
    { action: "text_holding_reply", given: setClient(`"outboundPaused" = true`) },
  ],
  ["a text of a closed client", "client_closed", { given: setClient(`"closedAt" = ${now}`) }],
  ["an action that is not on the table", "unknown_action", { action: "text_everybody" }],
  ["no action", "unknown_action", { action: null }],
];

const resumed = (column: string, ago: string) => `"${column}" = ${now} - ${ago}`;
const since = `${now} - interval '1 hour'`;
const waiting = (given: string, more: Question = {}): Question => ({ given, waitsSince: since, ...more });
const atOnce = "interval '1 hour'";
const lifted = "interval '59 minutes'";
const customerResumed = (ago: string) =>
  `INSERT INTO customer_pauses VALUES ('CLIENT', '${mobile(1)}', false, ${now}, ${now} - ${ago})`;

/** What the claim asks again of a text that waits for an hour. */
const waited: readonly Rule[] = [
  ["a text that waits, while nothing was paused", null, waiting("")],
  [
    "a text that waited while everything was paused",
    "platform_paused",
    waiting(setPlatform(resumed("outboundResumedAt", lifted))),
  ],
  [
    "a text that was asked for in the moment of the resume",
    null,
    waiting(setPlatform(resumed("outboundResumedAt", atOnce))),
  ],
  [
    "a text that was asked for a moment before the resume",
    "platform_paused",
    waiting(setPlatform(resumed("outboundResumedAt", `(${atOnce} - ${moment})`))),
  ],
  [
    "a text that waited while its client was paused",
    "client_paused",
    waiting(setClient(resumed("outboundResumedAt", lifted))),
  ],
  [
    "a text that was asked for in the moment of its client's resume",
    null,
    waiting(setClient(resumed("outboundResumedAt", atOnce))),
  ],
  ["a text that waited while its person was paused", "customer_paused", waiting(customerResumed(lifted))],
  ["a text that was asked for in the moment of its person's resume", null, waiting(customerResumed(atOnce))],
  [
    "safety words that waited while their client was paused",
    null,
    waiting(setClient(resumed("outboundResumedAt", lifted)), { action: "text_safety" }),
  ],
  ["a permit after everything was paused", null, { given: setPlatform(resumed("outboundResumedAt", lifted)) }],
  ["a permit after the client was paused", null, { given: setClient(resumed("outboundResumedAt", lifted)) }],
  ["a permit after the person was paused", null, { given: customerResumed(lifted) }],
];

describe("the gate, about the operator", () => proveRules(asking, [...both, ...pauses]));
describe("the gate, about strangers at the number for set-up", () => proveRules(asking, strangers));
describe("the gate, about the model", () => proveRules(asking, ai));
describe("the gate, about the switches", () => proveRules(asking, switches));
describe("the gate, at the claim of a text that waited", () => proveRules(asking, waited));
