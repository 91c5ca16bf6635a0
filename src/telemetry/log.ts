import { pino } from "pino";
import { inboxLines } from "./log/inbox.ts";
import { intakeLines } from "./log/intake.ts";
import type { Line, Severity } from "./log/line.ts";
import { modelLines } from "./log/model.ts";
import { operationsLines } from "./log/operations.ts";
import { outboxLines } from "./log/outbox.ts";
import { processLines } from "./log/process.ts";

/** One function a business event. None takes a message's words, and phones leave as `+44…123`. */
export type Log = ReturnType<typeof linesOf>;

export type LogLevel = Severity | "trace" | "silent";

/** Where lines go: `process.stdout`, or what a test reads. */
export type Destination = { write(line: string): void };

/** Lines of JSON, one an event; control characters in a fact are escaped, so no fact can forge a line. */
export function makeLog(level: LogLevel, destination: Destination): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  const out = pino(options, destination);
  return linesOf((severity, event, facts) => out[severity]({ event, ...facts }));
}

function linesOf(line: Line) {
  return {
    ...processLines(line),
    ...intakeLines(line),
    ...inboxLines(line),
    ...modelLines(line),
    ...outboxLines(line),
    ...operationsLines(line),
  };
}
