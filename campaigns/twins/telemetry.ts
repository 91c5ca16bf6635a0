import type { Twin } from "../twin.ts";

const log = { test: "test/telemetry/log.test.ts" };
const errors = { test: "test/telemetry/error-facts.test.ts" };
const metrics = { test: "test/telemetry/metrics.test.ts" };

export const twins: readonly Twin[] = [
  {
    name: "a full phone number in the log",
    caughtBy: log,
    file: "src/telemetry/log/outbox.ts",
    old: "to: maskPhone(to) }",
    new: "to }",
  },
  {
    name: "a message's words in the log, carried by an object",
    caughtBy: log,
    file: "src/telemetry/log/inbox.ts",
    old: 'line("info", "event_done", { eventId, kind, clientId, attempt, tookMs });',
    new: 'line("info", "event_done", { ...facts, eventId, kind, clientId, attempt, tookMs });',
  },
  {
    name: "an error's message in the log as it is",
    caughtBy: log,
    file: "src/telemetry/error-facts.ts",
    old: "maskMessage(error.message)",
    new: "error.message",
  },
  {
    name: "a row's values in the log, out of PostgreSQL's message",
    caughtBy: errors,
    file: "src/telemetry/error-facts.ts",
    old: "fromDatabase ? null :",
    new: "code === null ? null :",
  },
  {
    name: "causes without an end",
    caughtBy: errors,
    file: "src/telemetry/error-facts.ts",
    old: "const causesMax = 5;",
    new: "const causesMax = 500;",
  },
  {
    name: "a phone shown because it has a blank at its end",
    caughtBy: errors,
    file: "src/telemetry/mask.ts",
    old: "const e164 = /^\\+[1-9]\\d{7,14}$/;",
    new: "const e164 = /^\\+[1-9]\\d{7,14}/;",
  },
  {
    name: "a time series for every stranger",
    caughtBy: metrics,
    file: "src/telemetry/bounded-label.ts",
    old: 'return "other";',
    new: "return value;",
  },
  {
    name: "one registry for all applications of a process",
    caughtBy: metrics,
    file: "src/telemetry/metrics.ts",
    old: "...outboxMetrics(registry),",
    new: "...outboxMetrics((Object(globalThis).registry ??= registry)),",
  },
];
