import { describe } from "node:test";
import { mobile } from "../gate-bench.ts";
import {
  arrived,
  askingInTests,
  customer,
  customerPaused,
  heldNumber,
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

const asking = askingInTests();

const onboarding = "+447700900703";
const shared = heldNumber(onboarding, "ONBOARDING");
const answer = (given: string, more: Question = {}): Question => ({
  action: "answer_owner",
  to: "OWNER",
  slot: "event/answer",
  given,
  ...more,
});
const alert = (given = ""): Question => ({ action: "text_owner", to: "OWNER", given });
const notice = (given = "", more: Question = {}): Question => ({ action: "notify_owner", to: "OWNER", given, ...more });

const answers: readonly Rule[] = [
  ["an answer to what the owner wrote just now", null, answer(arrived("OWNER"))],
  ["an answer to the owner of a client that is not live", null, answer(`${notLive}; ${arrived("OWNER")}`)],
  [
    "an answer to the owner of a paused client",
    null,
    answer(`${setClient(`"outboundPaused" = true`)}; ${arrived("OWNER")}`),
  ],
  [
    "an answer to the owner while alerts are off",
    null,
    answer(`${setClient(`"alertsPaused" = true`)}; ${arrived("OWNER")}`),
  ],
  [
    "an answer while the platform is paused",
    "platform_paused",
    answer(`${setPlatform(`"outboundPaused" = true`)}; ${arrived("OWNER")}`),
  ],
  [
    "an answer from the number that is shared by all who set themselves up",
    null,
    answer(`${shared}; ${arrived("OWNER", { to: onboarding })}`, { from: onboarding }),
  ],
  ["an answer to nothing", "not_written_lately", answer("")],
  [
    "an answer whose slot names no event",
    "not_written_lately",
    answer(arrived("OWNER"), { slot: "another event/answer" }),
  ],
  [
    "an answer whose slot has the event elsewhere",
    "not_written_lately",
    answer(arrived("OWNER"), { slot: "answer/event" }),
  ],
  ["an answer to what somebody else wrote", "not_written_lately", answer(arrived(customer))],
  [
    "an answer to what the owner wrote to another number",
    "not_written_lately",
    answer(arrived("OWNER", { to: "+441632960009" })),
  ],
  [
    "an answer from another number than the owner wrote to",
    "not_written_lately",
    answer(`${shared}; ${arrived("OWNER")}`, { from: onboarding }),
  ],
  [
    "an answer to what the owner wrote to another client",
    "not_written_lately",
    answer(arrived("OWNER", { whose: "STRANGER" })),
  ],
  ["an answer to the owner's call", "not_written_lately", answer(arrived("OWNER", { kind: "call_arrived" }))],
  ["an answer to the status of a text", "not_written_lately", answer(arrived("OWNER", { kind: "text_status" }))],
  ["an answer half an hour later", "not_written_lately", answer(arrived("OWNER", { ago: "interval '30 minutes'" }))],
  [
    "an answer in the last moment of half an hour",
    null,
    answer(arrived("OWNER", { ago: `interval '30 minutes' + ${moment}` })),
  ],
  [
    "a second answer to one text",
    "already_said",
    answer(`${arrived("OWNER")}; ${permits(1, "1 minute", { name: "event/answer", to: "OWNER" })}`, {
      slot: "event/answer1",
    }),
  ],
  ["an answer to somebody who is no owner but wrote just now", null, answer(arrived(customer), { to: customer })],
];

const alerts: readonly Rule[] = [
  ["an alert to the owner", null, alert()],
  ["an alert to somebody else than the owner", "not_the_owner", { action: "text_owner" }],
  ["an alert to another client's owner", "not_the_owner", { action: "text_owner", to: mobile(802) }],
  [
    "an alert of a client without an owner's phone",
    "not_the_owner",
    { action: "text_owner", given: setClient(`"phoneE164" = NULL`) },
  ],
  ["an alert of a client that is not live", "client_not_live", alert(notLive)],
  ["an alert of a client that does not pay", null, alert(setClient(`"billingStatus" = 'canceled'`))],
  ["an alert while the client's are off", "alerts_paused", alert(setClient(`"alertsPaused" = true`))],
  ["an alert while all are off", "alerts_paused", alert(setPlatform(`"alertsPaused" = true`))],
  ["an alert to the owner of a paused client", null, alert(setClient(`"outboundPaused" = true`))],
  ["an alert while the platform is paused", "platform_paused", alert(setPlatform(`"outboundPaused" = true`))],
  ["an alert to an owner who is paused as a person", "customer_paused", alert(customerPaused("CLIENT", "OWNER"))],
  [
    "an alert from the number that is shared by all who set themselves up",
    "sender_not_the_clients",
    { ...alert(shared), from: onboarding },
  ],
  ["an alert of a closed client", "client_closed", alert(setClient(`"closedAt" = ${now}`))],
];

const notices: readonly Rule[] = [
  ["a notice about the service", null, notice()],
  ["a notice to the owner of a client that is not live", null, notice(notLive)],
  ["a notice while alerts are off", null, notice(setClient(`"alertsPaused" = true`))],
  ["a notice from the number that is shared by all who set themselves up", null, notice(shared, { from: onboarding })],
  ["a notice to the owner of a paused client", null, notice(setClient(`"outboundPaused" = true`))],
  ["a notice to somebody else than the owner", "not_the_owner", { action: "notify_owner" }],
  [
    "a notice that was given",
    "already_said",
    notice(permits(1, "30 days", { action: "notify_owner", to: "OWNER", name: "number ready " }), {
      slot: "number ready 1",
    }),
  ],
  ["a notice while the platform is paused", "platform_paused", notice(setPlatform(`"outboundPaused" = true`))],
  ["a notice to an owner who is paused as a person", "customer_paused", notice(customerPaused("CLIENT", "OWNER"))],
];

const senders: readonly Rule[] = [
  ["a text from the client's number", null, {}],
  ["a text from another client's number", "sender_not_the_clients", { from: "+441632960002" }],
  ["a text from a number that nobody holds", "sender_not_the_clients", { from: "+441632960999" }],
  [
    "a text from a number that was taken back",
    "sender_not_the_clients",
    { given: `UPDATE numbers SET state = 'quarantine', "clientId" = 'client_jobrun' WHERE phone = 'NUMBER'` },
  ],
  [
    "a text to a customer from the number that is shared by all who set themselves up",
    "sender_not_the_clients",
    { from: onboarding, given: shared },
  ],
  [
    "a notice from a shared number that is held no more",
    "sender_not_the_clients",
    notice(heldNumber(onboarding, "ONBOARDING", "quarantine"), { from: onboarding }),
  ],
  [
    "a notice from a spare number",
    "sender_not_the_clients",
    notice(heldNumber(onboarding, "OPERATIONAL"), { from: onboarding }),
  ],
  [
    "a notice from a number of the system",
    "sender_not_the_clients",
    notice(heldNumber(onboarding, "SYSTEM"), { from: onboarding }),
  ],
];

describe("the gate, about answers to an owner", () => proveRules(asking, answers));
describe("the gate, about alerts", () => proveRules(asking, alerts));
describe("the gate, about notices", () => proveRules(asking, notices));
describe("the gate, about the number that sends", () => proveRules(asking, senders));
