import type { DayHours, Until } from "./command.ts";

/** When an owner wants no alerts but those of emergencies: each night, and once until a moment. */
export type OwnerQuiet = { readonly hours: DayHours | null; readonly alertsOffUntil: Temporal.Instant | null };

export const noQuiet: OwnerQuiet = { hours: null, alertsOffUntil: null };

const morningHour = 7;

/** When an alert that would go now may go; null where it may go now. */
export function alertWaitsUntil(
  { hours, alertsOffUntil }: OwnerQuiet,
  timeZone: string,
  now: Temporal.Instant,
): Temporal.Instant | null {
  const nightOver = hours === null ? null : endOfQuiet(hours, now.toZonedDateTimeISO(timeZone));
  const off = alertsOffUntil !== null && Temporal.Instant.compare(alertsOffUntil, now) > 0 ? alertsOffUntil : null;
  if (nightOver === null || off === null) return nightOver ?? off;
  return Temporal.Instant.compare(nightOver, off) > 0 ? nightOver : off;
}

/** The end of the quiet hours that go on now, or null where none do. A clock that goes forward or back moves it along. */
function endOfQuiet({ from, until }: DayHours, now: Temporal.ZonedDateTime): Temporal.Instant | null {
  const minute = now.hour * 60 + now.minute;
  const overMidnight = from > until;
  const quiet = overMidnight ? minute >= from || minute < until : minute >= from && minute < until;
  if (!quiet) return null;
  const day = overMidnight && minute >= from ? now.toPlainDate().add({ days: 1 }) : now.toPlainDate();
  const end = atMinute(day, until, now.timeZoneId);
  return Temporal.Instant.compare(end, now.toInstant()) > 0 ? end : null;
}

/** The moment that an owner means; after `now`, and before the end of tomorrow. */
export function momentOf(
  until: Until,
  night: DayHours | null,
  timeZone: string,
  now: Temporal.Instant,
): Temporal.Instant {
  const here = now.toZonedDateTimeISO(timeZone);
  const today = here.toPlainDate();
  const tomorrow = today.add({ days: 1 });
  if (until.day === "tomorrow") {
    return atMinute(tomorrow, night !== null && night.from > night.until ? night.until : morningHour * 60, timeZone);
  }
  const moments = [today, tomorrow].flatMap((day) => until.minutes.map((minute) => atMinute(day, minute, timeZone)));
  const [next] = moments
    .filter((at) => Temporal.Instant.compare(at, now) > 0)
    .toSorted((one, other) => Temporal.Instant.compare(one, other));
  return next ?? atMinute(tomorrow, morningHour * 60, timeZone);
}

/** Midnight at the end of the day, where the client is. */
export function endOfDay(timeZone: string, now: Temporal.Instant): Temporal.Instant {
  return atMinute(now.toZonedDateTimeISO(timeZone).toPlainDate().add({ days: 1 }), 0, timeZone);
}

function atMinute(day: Temporal.PlainDate, minute: number, timeZone: string): Temporal.Instant {
  const plainTime = Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 });
  return day.toZonedDateTime({ timeZone, plainTime }).toInstant();
}
