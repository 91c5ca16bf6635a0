/** Which part of a day is meant: its words, and its bounds as local wall-clock times ("24:00" being the next midnight). */
export type TimeOfDay = {
  readonly text: string;
  readonly from: Temporal.PlainTime;
  readonly to: Temporal.PlainTime | null;
};

/** Reads "after 4", "before 9am", "between 2 and 4", "half five" or "morning" in a lower-case clause; null where none is said. */
export function readTimeOfDay(clause: string): TimeOfDay | null {
  const between = new RegExp(
    `\\b(?:between |from )?(${clockTime}) ?(?:-|to|and|till|until) ?(${clockTime})(?![\\w/])`,
  ).exec(clause);
  if (between !== null && /between|from|am\b|pm\b|:/.test(between[0])) return spanOf(between[1], between[2]);
  const bounded = new RegExp(`\\b(after|before|by|from|past|back of) (?:about )?(${clockTime})(?![\\w/])`).exec(clause);
  if (bounded !== null) return boundOf(bounded[1] ?? "", timeOf(bounded[2] ?? ""));
  const exact = new RegExp(
    `\\b(?:(?:at|about|around) (${clockTime})|(\\d{1,2}(?:[:.]\\d\\d)? ?[ap]m|\\d{1,2}:\\d\\d|half (?:past )?(?:${hourWords})))(?![\\w/])`,
  ).exec(clause);
  const time = timeOf(exact?.[1] ?? exact?.[2] ?? "");
  if (time !== null) return { text: hhmm(time), from: time, to: time };
  return partOf(clause);
}

const hours = [
  "zero",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];
const hourWords = hours.slice(1).join("|");
const clockTime = `(?:half (?:past )?)?(?:\\d{1,2}(?:[:.]\\d\\d)?|${hourWords}|noon|midday) ?(?:am|pm|o'?clock)?`;

/** An hour without am or pm is one at which somebody visits: one to seven are in the afternoon. */
function timeOf(text: string): Temporal.PlainTime | null {
  if (/noon|midday/.test(text)) return Temporal.PlainTime.from("12:00");
  const match = new RegExp(`(half (?:past )?)?(\\d{1,2}|${hourWords})(?:[:.](\\d\\d))? ?(am|pm)?`).exec(text);
  if (match === null) return null;
  const [, half, hourText = "", minuteText, meridiem] = match;
  const spoken = /^\d/.test(hourText) ? Number(hourText) : hours.indexOf(hourText);
  const minute = half === undefined ? Number(minuteText ?? 0) : 30;
  if (spoken > 24 || minute > 59) return null;
  return new Temporal.PlainTime(hourOf(spoken, meridiem), minute);
}

function hourOf(spoken: number, meridiem: string | undefined): number {
  if (meridiem === "am") return spoken % 12;
  if (meridiem === "pm") return spoken < 12 ? spoken + 12 : spoken % 24;
  return spoken >= 1 && spoken <= 7 ? spoken + 12 : spoken % 24;
}

function hhmm(time: Temporal.PlainTime): string {
  return time.toString({ smallestUnit: "minute" });
}

function spanOf(first: string | undefined, second: string | undefined): TimeOfDay | null {
  const from = timeOf(first ?? "");
  const to = timeOf(second ?? "");
  return from === null || to === null ? null : { text: `${hhmm(from)}-${hhmm(to)}`, from, to };
}

function boundOf(word: string, time: Temporal.PlainTime | null): TimeOfDay | null {
  if (time === null) return null;
  if (word === "before" || word === "by") return { text: `before ${hhmm(time)}`, from: midnight, to: time };
  return { text: `after ${hhmm(time)}`, from: time, to: null };
}

const midnight = Temporal.PlainTime.from("00:00");
const parts: readonly (readonly [RegExp, string, string, string])[] = [
  [/\b(?:lunch ?time|lunch|dinner ?time|midday|noon)\b/, "lunchtime", "12:00", "14:00"],
  [/\bmorning\b|\bam\b/, "morning", "08:00", "12:00"],
  [/\bafternoon\b|\bpm\b/, "afternoon", "12:00", "18:00"],
  [/\b(?:evening|after work|tea ?time)\b/, "evening", "17:00", "21:00"],
];

function partOf(clause: string): TimeOfDay | null {
  for (const [pattern, text, from, to] of parts) {
    if (pattern.test(clause)) return { text, from: Temporal.PlainTime.from(from), to: Temporal.PlainTime.from(to) };
  }
  return null;
}
