import { GB } from "chrono-node/en";

/** When the reading is made, and where the client is: "Friday" and "five" mean nothing without them. */
export type Clock = { readonly now: Temporal.Instant; readonly timeZone: string };

/** A day that is named: its date, how it is written ("tomorrow", or the date), and where it stands in the statement. */
export type Day = {
  readonly date: Temporal.PlainDate;
  readonly words: string;
  readonly from: number;
  readonly to: number;
};

/** Every day that a statement in usual spelling names, in the order said; a few at most. */
export function daysIn(usual: string, clock: Clock): readonly Day[] {
  const today = clock.now.toZonedDateTimeISO(clock.timeZone).toPlainDate();
  const found: Day[] = [];
  for (const match of usual.matchAll(named)) {
    if (found.length === daysMax) break;
    const day = relative(match[0], today) ?? weekday(match[0], today) ?? ofMonth(match[0], today);
    if (day !== null) found.push({ ...day, from: match.index, to: match.index + match[0].length });
  }
  const dates = month.test(usual) ? calendarDates(usual, clock) : [];
  const others = found.filter(({ from, to }) => !dates.some((date) => from < date.to + 1 && date.from < to + 1));
  return [...dates, ...others].toSorted((a, b) => a.from - b.from).slice(0, daysMax);
}

const daysMax = 6;
const week = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const weekdays = `(?:${week.join("|")})`;
const small = "(?:a|one|two|three|four|five|six|\\d)";

/** "Sat" and "sun" are words too, so the short names are read here alone. */
export function longNames(usual: string): string {
  return usual.replace(shortDay, (short) => week.find((day) => day.startsWith(short.slice(0, 3))) ?? short);
}

const shortDay =
  /(?<![£\d'-])\b(?:mon|tues?|weds?|thurs?|thu|fri|(?<!(?:water|just|been|is|was|are|i|'s|she|he|they|we|dog|having) )sat(?! (?:in|on|there|at (?:the|a)|down|here|outside|under|waiting|doing))|(?<!(?:the|in|full|of) )sun)\b(?!')/g;

const named = new RegExp(
  `\\b(?:the )?day after tomorrow\\b|\\b(?:today|tonight|tomorrow)(?: (?:week|fortnight))?\\b(?!'s (?:job|visit|appointment|slot|booking|survey))|` +
    `\\b(?:(?:${small} )?(?:weeks?|fortnight) (?:on|from|today|tomorrow|this) ?)?(?:(?:the|this|next|coming|following) )*${weekdays}(?: (?:the )?\\d{1,2}(?:st|nd|rd|th)?\\b(?! ?(?:am|pm|o'clock|-|till|to|or)))?(?: (?:week|fortnight|after next|next week))?(?!s|'s (?:job|visit|appointment|slot|booking|quote|work|call|message|survey|one))\\b|` +
    `\\b(?:a|one|two) (?:week|fortnight)s? (?:today|tomorrow)\\b|\\bin (?:about |around |roughly |maybe )?(?:${small}|a couple of|a few) (?:days?|weeks?)(?:' time| time)?\\b|\\bthe \\d{1,2}(?:st|nd|rd|th)\\b(?! (?:floor|house|flat|century|time|one))|^\\d{1,2}(?:st|nd|rd|th)\\b(?! (?:floor|house|flat))`,
  "g",
);

type Found = Pick<Day, "date" | "words">;

function relative(text: string, today: Temporal.PlainDate): Found | null {
  const word = /today|tonight|tomorrow/.exec(text)?.[0];
  if (word === undefined) return inSome(text, today);
  if (text.includes("day after tomorrow")) return dated(today.add({ days: 2 }));
  const days = (word === "tomorrow" ? 1 : 0) + weeksIn(text) * 7;
  return { date: today.add({ days }), words: weeksIn(text) > 0 ? today.add({ days }).toString() : word };
}

/** "In three days". */
function inSome(text: string, today: Temporal.PlainDate): Found | null {
  const match = /^in (?:about |around |roughly |maybe )?(.+?) (day|week)/.exec(text);
  if (match === null) return null;
  const count = countOf(match[1] ?? "");
  return dated(today.add({ days: match[2] === "week" ? count * 7 : count }));
}

const counts = ["", "one", "two", "three", "four", "five", "six"];

function countOf(word: string): number {
  if (word === "a couple of") return 2;
  if (word === "a few") return 3;
  return /\d/.test(word) ? Number(word) : Math.max(1, counts.indexOf(word));
}

/** The coming one; with "next", the one of next week (weeks run Monday to Sunday); with "week", seven days after the coming. */
function weekday(text: string, today: Temporal.PlainDate): Found | null {
  const index = week.findIndex((day) => new RegExp(`\\b${day}\\b`).test(text));
  if (index < 0) return null;
  const numbered = / (\d{1,2})(?:st|nd|rd|th)?/.exec(text)?.[1];
  if (numbered !== undefined) return ofMonth(`the ${numbered}th`, today);
  const ahead = (index + 1 - today.dayOfWeek + 7) % 7 || 7;
  const coming = today.add({ days: ahead });
  if (/\bnext (?!week)|next week$/.test(text.replace("after next", "")))
    return dated(today.add({ days: 8 - today.dayOfWeek + index }));
  return dated(coming.add({ days: weeksIn(text) * 7 }));
}

function weeksIn(text: string): number {
  if (text.includes("fortnight") || /\btwo weeks\b/.test(text)) return 2;
  return /\bweeks?\b(?! time)|after next/.test(text.replace("next week", "")) ? 1 : 0;
}

/** "The 19th": of this month, or of the next one that has it. */
function ofMonth(text: string, today: Temporal.PlainDate): Found | null {
  const day = Number(/\d{1,2}/.exec(text)?.[0] ?? 0);
  if (day < 1 || day > 31) return null;
  for (let months = 0; months < 3; months += 1) {
    const first = today.with({ day: 1 }).add({ months });
    const date = day <= first.daysInMonth ? first.with({ day }) : null;
    if (date !== null && Temporal.PlainDate.compare(date, today) >= 0) return dated(date);
  }
  return null;
}

function dated(date: Temporal.PlainDate): Found {
  return { date, words: date.toString() };
}

const month =
  /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|tember|ober|ember)?\b|\b(?!24\/7)\d{1,2}\/\d{1,2}\b/;

/** "20 March", "March 20th", "12/3": the calendar library knows the forms; the year is the one ahead. */
function calendarDates(usual: string, { now, timeZone }: Clock): readonly Day[] {
  const offsetMinutes = now.toZonedDateTimeISO(timeZone).offsetNanoseconds / 60e9;
  const reference = { instant: new Date(now.epochMilliseconds), timezone: offsetMinutes };
  return GB.parse(usual, reference, { forwardDate: true }).flatMap(({ start, text, index }) => {
    const [year, monthOf, day] = [start.get("year"), start.get("month"), start.get("day")];
    const isDate = start.isCertain("day") && start.isCertain("month") && month.test(text);
    if (!isDate || year === null || monthOf === null || day === null) return [];
    return [{ ...dated(new Temporal.PlainDate(year, monthOf, day)), from: index, to: index + text.length }];
  });
}
