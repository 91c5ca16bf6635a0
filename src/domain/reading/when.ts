import { en } from "chrono-node";
import type { Asked, When } from "../reading.ts";
import type { Prepared } from "./clauses.ts";
import { readTimeOfDay, type TimeOfDay } from "./time-of-day.ts";

/** When the reading is made, and where the client is: "Friday" and "five" mean nothing without them. */
export type Clock = { readonly now: Temporal.Instant; readonly timeZone: string };

/**
 * When the visit is wanted or possible, or null: not when the trouble began, not when to ring, not a date called off.
 * Only simple forms; `from` and `to` are the bounds in the client's time zone where a day is known.
 */
export function readWhen(text: Prepared, asked: Asked, clock: Clock): When | null {
  for (const clause of statementsOf(text.lower)) {
    if (!timeWord.test(clause) || isAboutElse(clause)) continue;
    const when = loose(clause, asked) ?? dated(clause, asked, clock);
    if (when !== null) return when;
  }
  return null;
}

const statementsMax = 40;
const statementCharactersMax = 200;

function statementsOf(lower: string): readonly string[] {
  const statements = lower.split(
    /[.!?;\n]+(?:\s|$)|\s+(?:but|because|cos|and then)\s+|,\s+(?!after|before|between|or|any)/,
  );
  return statements.slice(0, statementsMax).map((statement) => statement.slice(0, statementCharactersMax).trim());
}

const timeWord =
  /\b(?:now|asap|soon|today|tonight|tomorrow|tomoz|tmrw|tomo|week\w*|mon\w*|tue\w*|wed\w*|thu\w*|fri\w*|sat\w*|sun\w*|jan\w*|feb\w*|mar\w*|apr\w*|may|jun\w*|jul\w*|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*|morning\w*|afternoon\w*|evening\w*|any ?time|whenever|immediately|straight ?away|after|before|between|around|about|at|\d{1,2}(?:am|pm|st|nd|rd|th)|\d{1,2}[/:]\d{1,2})\b/;
const began =
  /\b(?:since|started|began|stopped|broke|went|gone|noticed|happened|died|failed|burst|came|fell|was|were|ago|last|yesterday|been|every|packed|conked|lost|woke)\b/;
const calledOff = /\b(?:cancel\w*|can'?t (?:make|do)|not (?:free|in|around|available)|called off|postpone|rearrange)\b/;
const toRing = /\b(?:ring|call|phone|text)(?: me| us)\b/;

function isAboutElse(clause: string): boolean {
  return began.test(clause) || calledOff.test(clause) || toRing.test(clause);
}

const visit =
  /\b(?:come|coming|someone|somebody|visit|available|availability|free|fit|slot|out|round|around|see|book\w*|can|could|need|want|like|possible|please|pls|suits?|chance|home|in|works?|good|best|prefer\w*|do|appointment|look|sort\w*|fix\w*|here|ok|okay|fine|ideal\w*|earliest|by|needs?)\b/;

/** A time is believed to be the visit's when it was asked for, stands nearly alone, or stands beside a word of visiting. */
function isVisit(clause: string, matched: string, asked: Asked): boolean {
  const rest = clause.replace(matched, " ").trim();
  return asked === "time" || visit.test(rest) || rest.split(/\s+/).length <= 2;
}

const looseForms: readonly (readonly [RegExp, string])[] = [
  [/\b(?:any ?time|whenever (?:suits|you can|you like|is good|works|you'?re free)|whenever$)/, "any time"],
  [/\b(?:asap|a\.s\.a\.p|as soon as(?: possible| you can| poss)?|soon as poss\w*)/, "asap"],
  [
    /\b(?:(?:someone|somebody|come|out|round|you|here)(?: out| round)? (?:right )?now|straight ?away|immediately|this minute)\b/,
    "now",
  ],
  [/\bmornings\b/, "mornings"],
  [/\bafternoons\b/, "afternoons"],
  [/\bevenings\b/, "evenings"],
  [/\bweekdays\b/, "weekdays"],
  [/\bweekends\b/, "weekends"],
  [/\bthis week\b(?!end)/, "this week"],
  [/\bnext week\b(?!end)/, "next week"],
  [/\b(?:mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays)\b/, ""],
];

/** Forms without a single day, so without bounds. */
function loose(clause: string, asked: Asked): When | null {
  for (const [pattern, words] of looseForms) {
    const found = pattern.exec(clause);
    if (found === null || !isVisit(clause, found[0], asked)) continue;
    const plural = `${found[0].slice(0, 1).toUpperCase()}${found[0].slice(1)}`;
    return { text: words === "" ? plural : words, from: null, to: null };
  }
  return null;
}

type Day = { readonly date: Temporal.PlainDate; readonly words: string; readonly matched: string };

function dated(clause: string, asked: Asked, clock: Clock): When | null {
  const days = daysIn(clause, clock);
  const [first, second] = days;
  const time = readTimeOfDay(clause);
  if (first === undefined) return asked === "time" && time !== null ? { text: time.text, from: null, to: null } : null;
  if (!isVisit(clause, first.matched, asked)) return null;
  const start = boundsOf(first, time, clock.timeZone);
  if (second === undefined || second.date.equals(first.date)) return start;
  const end = boundsOf(second, time, clock.timeZone);
  const later = Temporal.PlainDate.compare(second.date, first.date) > 0;
  return { text: `${start.text} or ${end.text}`, from: later ? start.from : end.from, to: later ? end.to : start.to };
}

const spelling = /\b(?:tomoz|tmrw|tomo|tommorow|tomorow)\b/g;

function daysIn(clause: string, { now, timeZone }: Clock): readonly Day[] {
  const plain = clause.replace(spelling, "tomorrow");
  const offsetMinutes = now.toZonedDateTimeISO(timeZone).offsetNanoseconds / 60e9;
  const reference = { instant: new Date(now.epochMilliseconds), timezone: offsetMinutes };
  return en.GB.parse(plain, reference, { forwardDate: true }).flatMap(({ start, text, index }) => {
    const [year, month, day] = [start.get("year"), start.get("month"), start.get("day")];
    const isDay = start.isCertain("day") || start.isCertain("weekday");
    if (!isDay || text === "now" || year === null || month === null || day === null) return [];
    const date = new Temporal.PlainDate(year, month, day);
    const isWeekLater = plain.slice(index + text.length).startsWith(" week");
    return [{ date: isWeekLater ? date.add({ days: 7 }) : date, words: relative.exec(text)?.[0] ?? "", matched: text }];
  });
}

const relative = /\b(?:today|tonight|tomorrow)\b/;

function boundsOf(day: Day, time: TimeOfDay | null, timeZone: string): When {
  const evening = day.words === "tonight";
  const words = day.words === "" ? day.date.toString() : day.words;
  const from = day.date.toZonedDateTime({ timeZone, plainTime: time?.from ?? (evening ? "17:00" : "00:00") });
  const to =
    time === null || time.to === null
      ? day.date.add({ days: 1 }).toZonedDateTime({ timeZone })
      : day.date.toZonedDateTime({ timeZone, plainTime: time.to });
  const text = time === null ? words : `${words} ${time.text}`;
  return { text, from: from.toInstant().toString(), to: to.toInstant().toString() };
}
