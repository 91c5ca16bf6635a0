import { type Log, type LogLevel, makeLog } from "../../src/telemetry/log.ts";

/** A log that keeps what it was told, as text and as parsed lines. */
export function listeningLog(level: LogLevel = "debug"): { log: Log; text(): string; lines(): unknown[] } {
  const written: string[] = [];
  const log = makeLog(level, { write: (line) => void written.push(line) });
  const text = () => written.join("");
  return {
    log,
    text,
    lines: () =>
      text()
        .split("\n")
        .slice(0, -1)
        .map((line): unknown => JSON.parse(line)),
  };
}
