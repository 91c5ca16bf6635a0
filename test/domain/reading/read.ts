import { readByRules } from "../../../src/domain/read-by-rules.ts";
import type { Asked, Reading } from "../../../src/domain/reading.ts";

/** Wednesday, 4 March 2026, ten in the morning in London. */
export const wednesday = Temporal.Instant.from("2026-03-04T10:00:00Z");

export function read(text: string, asked: Asked = "job", now: Temporal.Instant = wednesday): Reading {
  return readByRules(text, { asked, trade: "plumber", now, timeZone: "Europe/London" });
}
