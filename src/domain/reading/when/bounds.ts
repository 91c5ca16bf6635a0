import type { When } from "../../reading.ts";
import type { Day } from "./days.ts";
import type { TimeOfDay } from "./time-of-day.ts";

/** The text form and the bounds of one or more days: "A or B", "A to B", "from A", "before A", each with its hour. */
export function spanOf(
  usual: string,
  days: readonly Day[],
  time: TimeOfDay | null,
  timeZone: string,
  timeIn: (text: string) => TimeOfDay | null,
): When {
  const [first, ...others] = distinct(days);
  if (first === undefined) return { text: "", from: null, to: null };
  const last = others.at(-1);
  if (last === undefined) return oneDay(usual, first, time, timeZone);
  const link = ranges.test(usual.slice(first.to, last.from)) && others.length === 1 ? "to" : "or";
  const each = hoursOfEach(usual, [first, ...others], timeIn);
  const words = each ?? [first, ...others].map((day) => day.words);
  const shared = each === null && time !== null ? ` ${time.text}` : "";
  const [start, end] = [first, last].toSorted((a, b) => Temporal.PlainDate.compare(a.date, b.date));
  return {
    text: `${words.join(` ${link} `)}${shared}`,
    from: start === undefined ? null : boundsOf(start, time, timeZone).from,
    to: end === undefined ? null : boundsOf(end, time, timeZone).to,
  };
}

const ranges = /^\s*(?:to|till|until|thru|through|-|up to)\s*(?:the )?$/;

function distinct(days: readonly Day[]): readonly Day[] {
  return days.filter((day, index) => days.findIndex(({ date }) => date.equals(day.date)) === index);
}

/** Where each day has an hour of its own ("thursday morning or friday after 3"), each keeps it; else null. */
function hoursOfEach(
  usual: string,
  days: readonly Day[],
  timeIn: (text: string) => TimeOfDay | null,
): readonly string[] | null {
  const times = days.map(({ to }, index) => timeIn(usual.slice(to, days[index + 1]?.from)));
  if (times.slice(0, -1).every((time) => time === null)) return null;
  return days.map(({ words }, index) => (times[index] ? `${words} ${times[index].text}` : words));
}

function oneDay(usual: string, day: Day, time: TimeOfDay | null, timeZone: string): When {
  const before = usual.slice(0, day.from);
  const isFrom = onwards.test(usual.slice(day.to)) || fromBefore.test(before);
  const { from, to } = boundsOf(day, time, timeZone);
  const words = time === null ? day.words : `${day.words} ${time.text}`;
  if (isFrom && !/^(?:between|after|before)/.test(time?.text ?? "")) return { text: `from ${words}`, from, to: null };
  if (untilBefore.test(before)) return { text: `before ${words}`, from: null, to: from };
  return { text: words, from, to };
}

const fromBefore =
  /\b(?:from|any ?time after|any day after|starting|as of|not before|not until|not till|after)(?: (?:on|about|the|around))*\s*$|^from\b(?! \d)(?!.{0,20}\b(?:to|till)\b)/;
const onwards = /^\s*(?:on ?wards?|or after|or later|and after)\b/;
const untilBefore =
  /\b(?:before (?:the |my |our )?\w+(?: is)?(?: on)?|before|by|no later than|until|till|up to)(?: (?:the|on))*\s*$/;

function boundsOf(day: Day, time: TimeOfDay | null, timeZone: string): { readonly from: string; readonly to: string } {
  const evening = day.words === "tonight";
  const from = day.date.toZonedDateTime({ timeZone, plainTime: time?.from ?? (evening ? "17:00" : "00:00") });
  const to =
    time === null || time.to === null
      ? day.date.add({ days: 1 }).toZonedDateTime({ timeZone })
      : day.date.toZonedDateTime({ timeZone, plainTime: time.to });
  return { from: from.toInstant().toString(), to: to.toInstant().toString() };
}
