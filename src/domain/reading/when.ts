import type { Asked, When } from "../reading.ts";
import type { Said } from "./statements.ts";
import { isAboutElse, isOfVisit } from "./when/about-else.ts";
import { spanOf } from "./when/bounds.ts";
import { type Clock, type Day, daysIn, longNames } from "./when/days.ts";
import { looseIn } from "./when/loose.ts";
import { readTimeOfDay, type TimeOfDay } from "./when/time-of-day.ts";

/**
 * When the visit is wanted or possible, or null: not when the trouble began, not when to ring, not a date called off.
 * `from` and `to` are the bounds in the client's time zone where a day is known.
 */
export function readWhen(said: Said, asked: Asked, clock: Clock): When | null {
  const timed = said.statements
    .map(({ usual }) => longNames(usual.replace(postcodes, " ")))
    .filter((usual) => timeWord.test(usual))
    .slice(0, timedMax);
  const visits = timed.filter((usual) => !isAboutElse(usual, asked) && isOfVisit(usual, withoutTimes(usual), asked));
  const back = pointsBack.test(said.whole) ? timed.find((usual) => daysIn(usual, clock).length > 0) : undefined;
  if (back !== undefined) return whenOf(`from ${back}`, asked, clock);
  return visits.length === 0 ? null : whenOf(visits.join(" , "), asked, clock);
}

const timedMax = 6;
/** "W5 2HH" holds no five o'clock. */
const postcodes = /\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b/g;
const pointsBack = /\b(?:from then|then on|(?:any ?time )?after that|then onwards)\b/;

const timeWord =
  /\b(?:now|asap|soon\w*|away|immediately|today|tonight|tomorrow|week\w*|\w+days?|jan\w*|feb\w*|mar\w*|apr\w*|may|jun\w*|jul\w*|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*|mornings?|afternoons?|evenings?|nights?|any ?(?:time|day)|when\w*|christmas|xmas|easter|month|flexible|preference|minute|first thing|lunch\w*|dinner ?time|tea ?time|noon|midday|earliest|available|in \w+ (?:days|weeks)|(?:at|after|before|about|around|between|from|by|half|past|till|until|to|of) (?:about )?(?:half |quarter )?(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)|\d{1,2} ?(?:am|pm|st|nd|rd|th|ish|o'clock)|\d{1,2}[/:.]\d{1,2}|\d{1,2} ?- ?\d{1,2}|am|pm)\b|^\d{1,2}$/;
const times =
  /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|today|tonight|tomorrow|week\w*|next|this|first thing|mornings?|afternoons?|evenings?|after|before|between|from|till|until|\d[\d:./-]*(?:am|pm|st|nd|rd|th|ish)?|half|quarter|past|asap|any ?time|lunch\w*|day)\b/g;

function withoutTimes(usual: string): string {
  return usual.replace(times, " ").trim();
}

/** What is left of the days when those refused, replaced or corrected are out. */
type Choice = { readonly days: readonly Day[]; readonly except: readonly Day[] };

/** "Evenings or Sunday": a span and a day stand side by side. */
function spanOrDay(usual: string, asked: Asked, clock: Clock): When | null {
  const [left = "", right = ""] = usual.split(/ or (?=.*$)/s);
  const kinds = [left, right].map(
    (part) => (looseIn(part) === null ? 0 : 1) - (daysIn(part, clock).length > 0 ? 1 : 0),
  );
  if (right === "" || kinds[0] === 0 || kinds[0] !== -(kinds[1] ?? 0)) return null;
  const [one, other] = [whenOf(left, asked, clock), whenOf(right, asked, clock)];
  return one === null || other === null ? null : bare(`${one.text} or ${other.text}`);
}

function whenOf(usual: string, asked: Asked, clock: Clock): When | null {
  const either = usual.includes(" or ") ? spanOrDay(usual, asked, clock) : null;
  if (either !== null) return either;
  const { days, except } = chosen(usual, daysIn(usual, clock));
  const loose = looseIn(usual);
  const time = readTimeOfDay(hours(usual, days), asked === "time" || days.length > 0);
  const [first] = days;
  if (first === undefined) return looseWhen(loose?.text ?? null, except, time, asked);
  if (loose?.text === "now" || loose?.text === "asap") return { text: loose.text, from: null, to: null };
  return spanOf(usual, days, time, clock.timeZone, (text) => readTimeOfDay(text, false));
}

/** "The 9th" is no nine o'clock, and a house number far off is none: days are out, and only what is near them is looked at. */
function hours(usual: string, days: readonly Day[]): string {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return usual;
  let near = usual.slice(last.to, last.to + hoursAfterMax);
  for (const [index, { from, words }] of [...days.entries()].toReversed()) {
    const start = days[index - 1]?.to ?? Math.max(0, first.from - hoursBeforeMax);
    near = `${usual.slice(Math.min(start, from), from)}${words.replace(/[\d-]/g, "") || "date"}${near}`;
  }
  return near;
}

/** Characters before the first day and after the last. */
const hoursBeforeMax = 28;
const hoursAfterMax = 48;

function chosen(usual: string, days: readonly Day[]): Choice {
  const after = (day: Day, index: number) => usual.slice(days[index - 1]?.to ?? 0, day.from);
  const isRefused = (day: Day, index: number) => refusedBefore.test(after(day, index));
  const refused = days.filter(isRefused);
  const meant = days.filter((day, index) => !isRefused(day, index));
  const corrected = meant.findLastIndex((day) => correctedBefore.test(after(day, days.indexOf(day))));
  return { days: corrected > 0 ? meant.slice(corrected) : meant, except: refused };
}

const refusedBefore =
  /\b(?:any ?time|any ?day|every ?day)(?: next week| this week)? but(?: (?:on|the|a))*\s*$|\b(?:not|except(?: for)?|but not|apart from|bar|other than|instead of|rather than|excluding|avoid|isn't|can't do|no good)(?: (?:on|the|this|next|a))*\s*$/;
const correctedBefore =
  /\b(?:no sorry|sorry|i mean|i meant|actually|make that|no wait|or rather|scrap that|wait no)\b[\s,]*$|\b(?:move|change|swap|moved|push|put)\b.{0,40}\b(?:to|for|till|until)\s*$|\bto\s*$(?<=\b(?:it|me|us|day) to\s*)/;

function looseWhen(loose: string | null, except: readonly Day[], time: TimeOfDay | null, asked: Asked): When | null {
  const base = loose ?? (except.length > 0 ? "any time" : null);
  if (base === null) return asked === "time" && time !== null ? bare(time.text) : null;
  if (base === "any time" && time !== null && except.length === 0) return bare(time.text);
  const hour = time !== null && !base.includes(time.text) && !sameParts.test(base) ? ` ${time.text}` : "";
  const bound = time !== null && sameParts.test(base) && /\d/.test(time.text) ? ` ${time.text}` : "";
  const not = except.length === 0 ? "" : ` except ${except.map(({ words }) => words).join(" or ")}`;
  return bare(/^(?:now|asap)$/.test(base) ? base : `${base}${hour}${bound}${not}`);
}

const sameParts = /morning|afternoon|evening/;

function bare(text: string): When {
  return { text, from: null, to: null };
}
