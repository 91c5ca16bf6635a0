/** Which part of a day is meant: its words, and its bounds as local wall-clock times; `to` null is the end of the day. */
export type TimeOfDay = {
  readonly text: string;
  readonly from: Temporal.PlainTime;
  readonly to: Temporal.PlainTime | null;
};

/**
 * Reads "after 4", "before 9am", "between 2 and 4", "half five" or "morning" in lower-case words; null where none is said.
 * `bareHours`: a figure alone is an hour, because a day stands beside it or an hour was asked for.
 */
export function readTimeOfDay(usual: string, bareHours: boolean): TimeOfDay | null {
  const between = spans.exec(usual);
  if (between !== null && (bareHours || /between|from|am\b|pm\b|:/.test(between[0])))
    return spanOf(between[1] ?? "", between[2] ?? "");
  const bounded = bounds.exec(usual);
  if (bounded !== null) return boundOf(bounded[1] ?? "", timeOf(bounded[2] ?? ""));
  const exact = exacts.exec(usual) ?? (bareHours ? bareHourIn(usual) : null);
  const time = timeOf(exact?.[1] ?? exact?.[2] ?? "");
  return time === null ? partOf(usual) : { text: hhmm(time), from: time, to: time };
}

const hourNames = [
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
const minuteNames = new Map([
  ["five", 5],
  ["ten", 10],
  ["twenty", 20],
  ["twenty five", 25],
  ["quarter", 15],
  ["half", 30],
]);
const hourWords = hourNames.slice(1).join("|");
const minutes = `(?:(?:a )?(?:half|quarter)|twenty five|twenty|ten|five|\\d{1,2})(?: minutes)?`;
const hour = `(?:\\d{1,2}(?:[:.]\\d\\d)?|${hourWords}|noon|midday|midnight)`;
const clockTime = `(?:(?:${minutes} (?:past|to) |half )?${hour} ?(?:am|pm|a\\.m|p\\.m|o'?clock)?(?: in the (?:morning|afternoon|evening)| at night)?(?:ish)?(?! (?:days?|weeks?|hours?|minutes?|mins?|of|radiators?|rooms?|bed|people|flats?|times?|to (?:${hourWords}|\\d))\\b))`;
const end = "(?![\\w/])";
const spans = new RegExp(
  `\\b(?:between |from |any ?time )?(${clockTime}) ?(?:-|to|and|till|until|or) ?(?:about )?(${clockTime})${end}`,
);
const bounds = new RegExp(
  `\\b(not before|not until|not till|no earlier than|no later than|after|before|by|from|(?<!(?:half|quarter|ten|twenty|five|\\d) )past|back of|until|till|any ?time after|later than|earlier than)(?: (?:about|around|like|say))? (${clockTime})${end}`,
);
const exacts = new RegExp(
  `\\b(?:(?:at|about|around|for|say|circa) (${clockTime})|(\\d{1,2}(?:[:.]\\d\\d)? ?(?:[ap]m|[ap]\\.m)\\b|\\d{1,2}[:.]\\d\\d(?:ish)?|(?:${minutes} (?:past|to) |half )(?:${hourWords}|\\d{1,2})(?: ?[ap]m)?|(?:${hourWords}|\\d{1,2}) ?o'?clock|\\d{1,2} ?ish|noon|midday))${end}`,
);
/** Beside a day, a figure is an hour only where it touches the day: "in 5 windows tomorrow" has none. */
function bareHourIn(usual: string): RegExpExecArray | null {
  return dayWord.test(usual) ? hourByDay.exec(usual) : bareHour.exec(usual);
}

const dayWord = /\b(?:date|today|tomorrow|tonight)\b/;
const hourByDay = new RegExp(
  `\\b(?:date|today|tomorrow|tonight)[\\s,]+(?:so )?(${clockTime})${end}|\\b(${clockTime})[\\s,]+(?:date|today|tomorrow|tonight)\\b`,
);
const bareHour = new RegExp(`\\b(${clockTime})${end}`);

/** An hour without am or pm is one at which somebody visits: one to seven are in the afternoon. */
function timeOf(text: string): Temporal.PlainTime | null {
  if (/noon|midday/.test(text) && !/past|to /.test(text)) return Temporal.PlainTime.from("12:00");
  const match = parts.exec(text);
  if (match === null) return null;
  const [, minuteWord, relation, hourText = "", minuteText, said] = match;
  const spoken = /^\d/.test(hourText) ? Number(hourText) : hourNames.indexOf(hourText);
  const away = minuteWord === undefined ? 0 : minutesOf(minuteWord);
  if (spoken > 24 || Number(minuteText ?? 0) > 59 || away > 59 || spoken < 0) return null;
  const meridiem =
    said?.replace(/\./g, "") ?? (/morning/.test(text) ? "am" : /afternoon|evening|night/.test(text) ? "pm" : undefined);
  const time = new Temporal.PlainTime(hourOf(spoken, meridiem), Number(minuteText ?? 0));
  return relation === "to" ? time.subtract({ minutes: away }) : time.add({ minutes: away });
}

const parts = new RegExp(
  `(?:(half|(?:a )?quarter|twenty five|twenty|ten|five|\\d{1,2})(?: minutes)? (?:(past|to) )?(?=(?:${hourWords}|\\d)))?(\\d{1,2}|${hourWords})(?:[:.](\\d\\d))? ?([ap]m|[ap]\\.m)?`,
);

function minutesOf(word: string): number {
  return minuteNames.get(word.replace(/^a /, "")) ?? Number(word);
}

function hourOf(spoken: number, meridiem: string | undefined): number {
  if (meridiem === "am") return spoken % 12;
  if (meridiem === "pm") return spoken < 12 ? spoken + 12 : spoken % 24;
  return spoken >= 1 && spoken <= 7 ? spoken + 12 : spoken % 24;
}

function hhmm(time: Temporal.PlainTime): string {
  return time.toString({ smallestUnit: "minute" });
}

/** "Ten till two" begins in the morning; "9 to 5" ends in the afternoon. */
function spanOf(first: string, second: string): TimeOfDay | null {
  const from = timeOf(
    /pm/.test(second) && !/[ap]m/.test(first) && /^(?:\d|1[0-2])\b/.test(first) && !/^(?:8|9|10|11)\b/.test(first)
      ? `${first}pm`
      : first,
  );
  const to = timeOf(second);
  return from === null || to === null ? null : { text: `${hhmm(from)}-${hhmm(to)}`, from, to };
}

function boundOf(word: string, time: Temporal.PlainTime | null): TimeOfDay | null {
  if (time === null) return null;
  if (/^(?:before|by|until|till|no later|earlier)/.test(word))
    return { text: `before ${hhmm(time)}`, from: midnight, to: time };
  return { text: `after ${hhmm(time)}`, from: time, to: null };
}

const midnight = Temporal.PlainTime.from("00:00");
const partsOfDay: readonly (readonly [RegExp, string, string, string])[] = [
  [/\b(?:lunch ?time|lunch|dinner ?time|midday|noon|middle of the day)\b/, "lunchtime", "12:00", "14:00"],
  [/\bmornings?\b|\bam\b|\bfirst thing\b|\bbefore lunch\b|\bearly doors\b/, "morning", "08:00", "12:00"],
  [/\bafternoons?\b|\bpm\b|\bafter lunch\b|\bafter dinner ?time\b/, "afternoon", "12:00", "18:00"],
  [
    /\b(?:evenings?|after work|tea ?time|at night|(?:mon|tues|wednes|thurs|fri|satur|sun)?day night|tomorrow night|last thing)\b/,
    "evening",
    "17:00",
    "21:00",
  ],
];

function partOf(usual: string): TimeOfDay | null {
  for (const [pattern, text, from, to] of partsOfDay) {
    if (pattern.test(usual)) return { text, from: Temporal.PlainTime.from(from), to: Temporal.PlainTime.from(to) };
  }
  return null;
}
