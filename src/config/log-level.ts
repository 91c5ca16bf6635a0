import { oneOf } from "./field.ts";
import type { Questions } from "./questions.ts";

export type LogLevel = (typeof logLevels)[number];

const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

export function readLogLevel(questions: Questions): LogLevel {
  return questions.ask("LOG_LEVEL", oneOf(logLevels)) ?? "info";
}
