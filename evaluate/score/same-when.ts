import type { When } from "../../src/domain/reading.ts";

/** When and where a text was read: "tomorrow" and the date of tomorrow are the same day. */
export type At = { readonly now: Temporal.Instant; readonly timeZone: string };

/** Same days and same bound, wording free (readings page, "Scoring"). A bound in the expectation that is null is not compared. */
export function sameWhen(expected: When, read: When, at: At): boolean {
  if (plainWhen(expected.text, at) !== plainWhen(read.text, at)) return false;
  return sameInstant(expected.from, read.from) && sameInstant(expected.to, read.to);
}

/** One spelling for one meaning: dates for today and tomorrow, figures for the hours, no little words. */
export function plainWhen(text: string, { now, timeZone }: At): string {
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  return text
    .toLowerCase()
    .replace(/\b(?:right now|straight ?away|immediately|this minute)\b/g, "now")
    .replace(/\bas soon as (?:possible|you can)\b/g, "asap")
    .replace(/\b(?:any ?time|whenever(?: suits)?)\b/g, "anytime")
    .replace(/\btonight\b/g, `${today.toString()} evening`)
    .replace(/\bevening evening\b/g, "evening")
    .replace(/\btomorrow\b/g, today.add({ days: 1 }).toString())
    .replace(/\btoday\b/g, today.toString())
    .replace(/\b(?:past|from)(?= \d\d:)/g, "after")
    .replace(/\b(?:by|until|till)(?= )/g, "before")
    .replace(/\b(?:noon|midday)\b/g, "12:00")
    .replace(/\b(?:at|on|the|in|about|around)\b/g, " ")
    .replace(/[^\w:-]+/g, " ")
    .trim();
}

function sameInstant(expected: string | null, read: string | null): boolean {
  if (expected === null) return true;
  return read !== null && Temporal.Instant.from(expected).equals(Temporal.Instant.from(read));
}
