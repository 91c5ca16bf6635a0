import type { Twin } from "../twin.ts";

const missedCall = { test: "test/flows/answer-missed-call.db.test.ts" };
const text = { test: "test/flows/answer-text.db.test.ts" };
const callStatus = { test: "test/flows/learn-call-status.db.test.ts" };
const textStatus = { test: "test/flows/learn-text-status.db.test.ts" };
const sweep = { test: "test/flows/sweep-carrier.db.test.ts" };

export const twins: readonly Twin[] = [
  {
    name: "a test call that is answered as a customer's",
    caughtBy: missedCall,
    file: "src/flows/answer-missed-call.ts",
    old: 'client.live ? "customer" : "not_live"',
    new: '"customer"',
  },
  {
    name: "a first text for a call of yesterday",
    caughtBy: missedCall,
    file: "src/flows/answer-missed-call.ts",
    old: ">= textLifeMinutes.firstText",
    new: ">= textLifeMinutes.firstText * 1000",
  },
  {
    name: "the owner's own call as an enquiry",
    caughtBy: missedCall,
    file: "src/flows/answer-missed-call.ts",
    old: 'if (caller.is === "staff") return recorded("the owner\'s own phone");',
    new: "",
  },
  {
    name: "a call to a number that was released",
    caughtBy: missedCall,
    file: "src/flows/answer-missed-call.ts",
    old: "client === null || client.number !== event.to",
    new: "client === null",
  },
  {
    name: "our own numbers taken for callers",
    caughtBy: missedCall,
    file: "src/flows/answer-missed-call.ts",
    old: "(await isOurs(tx, from)) ? [from] : []",
    new: "(await isOurs(tx, from)) ? [] : []",
  },
  {
    name: "a text to a client that is not live read as a customer's",
    caughtBy: { test: "test/flows/before-live.db.test.ts" },
    file: "src/flows/answer-text.ts",
    old: 'client.live ? "customer" : "not_live"',
    new: '"customer"',
  },
  {
    name: "an alarm about the operator's own phone",
    caughtBy: text,
    file: "src/flows/report-stray-event.ts",
    old: "if (event.from === world.operatorPhone)",
    new: "if (event.to === world.operatorPhone)",
  },
  {
    name: "an opt-out that is not kept",
    caughtBy: text,
    file: "src/flows/carry-out.ts",
    old: "await optOut(tx, { clientId: client.id, phone, source, words: effect.words, eventId: cause.id }, now);",
    new: "await optIn(tx, client.id, phone, cause.id, now);",
  },
  {
    name: "a call whose arrival was lost",
    caughtBy: callStatus,
    file: "src/flows/learn-call-status.ts",
    old: "if (!known) {",
    new: "if (known) {",
  },
  {
    name: "a lost arrival taken in under a key of its own",
    caughtBy: callStatus,
    file: "src/flows/learn-call-status.ts",
    old: "const key = eventKey(arrival);",
    new: "const key = `call-late:${carrierId}`;",
  },
  {
    name: "a status that goes back",
    caughtBy: textStatus,
    file: "src/flows/learn-text-status.ts",
    old: 'if (news === "moved") {',
    new: 'if (news !== "not_known") {',
  },
  {
    name: "21610 in a callback overheard",
    caughtBy: textStatus,
    file: "src/flows/learn-text-status.ts",
    old: "if (errorCode !== null && means(event, errorCode, news)) {",
    new: 'if (errorCode === "" && means(event, errorCode, news)) {',
  },
  {
    name: "an unknown outcome sent again",
    caughtBy: textStatus,
    file: "src/gate/dispatch.ts",
    old: 'return { state: "unknown", reason: outcome.reason };',
    new: 'return { state: "queued", errorCode: "none", reason: outcome.reason, againInMs: 50 };',
  },
  {
    name: "swept events in the order of the lists",
    caughtBy: sweep,
    file: "src/flows/sweep-carrier.ts",
    old: "const ordered = events.toSorted((one, other) => timeOf(one) - timeOf(other));",
    new: "const ordered = events;\n  timeOf satisfies unknown;",
  },
  {
    name: "a mark that moves past a list that was cut",
    caughtBy: sweep,
    file: "src/flows/sweep-carrier.ts",
    old: "if (whole) await",
    new: "if (whole || true) await",
  },
  {
    name: "a sweep that looks back two hours after any outage",
    caughtBy: { campaign: "sweep" },
    file: "src/flows/sweep-carrier.ts",
    old: "Temporal.Instant.compare(since, usual) < 0 ? since : usual",
    new: "usual",
  },
  {
    name: "swept events under keys of their own",
    caughtBy: { campaign: "sweep" },
    file: "src/flows/sweep-carrier.ts",
    old: "some.map((event) => world.receive(event))",
    new: "some.map((event) => world.receive({ ...event, key: `${event.key}:swept` }))",
  },
];
