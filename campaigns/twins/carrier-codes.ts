import type { Twin } from "../twin.ts";

const acts = { test: "test/gate/act-on-code.db.test.ts" };
const callbacks = { test: "test/flows/callback-codes.db.test.ts" };
const status = { test: "test/flows/learn-text-status.db.test.ts" };
const meaning = { test: "test/domain/code-meaning.test.ts" };
const act = "src/gate/act-on-code.ts";
const learn = "src/flows/learn-text-status.ts";

export const twins: readonly Twin[] = [
  {
    name: "a number that nobody knows texted again",
    caughtBy: acts,
    file: act,
    old: `if (meaning.unreachable && forWhom(text.action) === "customer") {`,
    new: `if (meaning.unreachable && forWhom(text.action) === "nobody") {`,
  },
  {
    name: "an owner without alerts for a month",
    caughtBy: acts,
    file: act,
    old: `if (meaning.unreachable && forWhom(text.action) === "customer") {`,
    new: "if (meaning.unreachable) {",
  },
  {
    name: "an unreachable number left alone for a day",
    caughtBy: acts,
    file: "src/store/unreachable-numbers.ts",
    old: "const unreachableDays = 30;",
    new: "const unreachableDays = 1;",
  },
  {
    name: "an opt-out that an answer tells overheard",
    caughtBy: acts,
    file: act,
    old: "if (meaning.optedOut) {",
    new: `if (meaning.optedOut && said.told === "callback") {`,
  },
  {
    name: "a loop that the carrier saw goes on",
    caughtBy: acts,
    file: act,
    old: "if (meaning.loop) await stopThread",
    new: "if (meaning.loop && meaning.optedOut) await stopThread",
  },
  {
    name: "a loop stopped for ever",
    caughtBy: acts,
    file: "src/store/looping-threads.ts",
    old: "const stoppedHours = 24;",
    new: "const stoppedHours = 2400;",
  },
  {
    name: "a dropped text of which the operator hears nothing",
    caughtBy: acts,
    file: act,
    old: "if (meaning.incident !== null) await raise(",
    new: `if (meaning.incident === "unknown_code") await raise(`,
  },
  {
    name: "a new code of which the operator hears nothing",
    caughtBy: acts,
    file: act,
    old: "if (meaning.incident !== null) await raise(",
    new: `if (meaning.incident !== null && meaning.incident !== "unknown_code") await raise(`,
  },
  {
    name: "another try without an end",
    caughtBy: acts,
    file: act,
    old: `|| nextTry(text.slot, moreTries) === null) return;`,
    new: `|| moreTries === 0) return;`,
  },
  {
    name: "another try planned for when it is of no use",
    caughtBy: acts,
    file: act,
    old: `if (!useful || forWhom(`,
    new: `if (forWhom(`,
  },
  {
    name: "a drill that tries again",
    caughtBy: acts,
    file: act,
    old: `if (!useful || forWhom(text.action) === "nobody" || `,
    new: `if (!useful || `,
  },
  {
    name: "a code acted on while its text is to go again",
    caughtBy: acts,
    file: "src/gate/dispatch.ts",
    old: `if (settlement.state === "refused") {`,
    new: `if (settlement.state === "refused" || settlement.state === "queued") {`,
  },
  {
    name: "a new code in an answer tried again",
    caughtBy: meaning,
    file: "src/domain/code-meaning.ts",
    old: `moreTries: told === "callback" ? 1 : 0, incident`,
    new: `moreTries: 1, incident`,
  },
  {
    name: "a phone out of reach tried once more only",
    caughtBy: meaning,
    file: "src/domain/code-meaning.ts",
    old: `case "phone_unreachable":
      return { ...nothing, moreTries: 2 };`,
    new: `case "phone_unreachable":
      return { ...nothing, moreTries: 1 };`,
  },
  {
    name: "a callback's code that brings nothing",
    caughtBy: callbacks,
    file: learn,
    old: `if (errorCode !== null && means(event, errorCode, news)) {`,
    new: `if (errorCode === "" && means(event, errorCode, news)) {`,
  },
  {
    name: "a circuit that no callback opens",
    caughtBy: callbacks,
    file: learn,
    old: `if (errorCode !== null && circuitOf(errorCode) !== null) await`,
    new: `if (errorCode !== null && circuitOf(errorCode) === "account") await`,
  },
  {
    name: "an account's circuit that no callback opens",
    caughtBy: callbacks,
    file: learn,
    old: `if (errorCode !== null && circuitOf(errorCode) !== null) await`,
    new: `if (errorCode !== null && circuitOf(errorCode) === "client") await`,
  },
  {
    name: "a circuit of callbacks closed by an acceptance",
    caughtBy: callbacks,
    file: "src/gate/circuit.ts",
    old: "if (showsInReceipts(code)) await waitOn(tx, whose, code);",
    new: `if (code === "") await waitOn(tx, whose, code);`,
  },
  {
    name: "a circuit of callbacks that nothing closes",
    caughtBy: callbacks,
    file: learn,
    old: "if (proved) await closeOnReceipt",
    new: "if (proved && errorCode !== null) await closeOnReceipt",
  },
  {
    name: "a probe that its receipt does not know",
    caughtBy: callbacks,
    file: "src/store/outbox.ts",
    old: `state === "accepted" && probe ? probeReason : reason`,
    new: "reason",
  },
  {
    name: "an opt-out in a callback overheard",
    caughtBy: status,
    file: learn,
    old: "return meansOptedOut(code) || (",
    new: "return !meansOptedOut(code) && (",
  },
];
