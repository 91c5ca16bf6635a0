/** The kind of the incident of a client whose every call seems to be diverted to us. */
export const allCallsKind = "divert_all";

/** Who rang, as the carrier names them, and when it came to us. */
export type Rang = { readonly at: Temporal.Instant; readonly caller: string };
/** What came on a client's number since it has it, the newest first. */
export type RangHistory = { readonly from: Temporal.Instant; readonly rang: readonly Rang[] };

/** So many calls are looked at. */
export const rangMax = 1_000;

/**
 * What a divert of every call looks like from here, each over the last 24 hours, and all of it has to hold. A call that never rang
 * cannot be told from one that nobody answered, but people who ring all day long and are all missed can: `moreThan`, and more than
 * `timesUsual` of this client's own days (telephony page, C4.8). A day of adverts fills an hour or two, and not the whole day.
 */
export const signs = {
  callers: { moreThan: 10, timesUsual: 3 },
  hoursWithCalls: { moreThan: 5, timesUsual: 2 },
} as const;

/** A client's usual day is that of the four weeks before; fewer days than three tell of no usual one. */
const [usualDaysMin, usualDaysMax] = [3, 28];
const hoursADay = 24;
/** One text about it in so many days, since an owner who is just busy said so by leaving it alone. */
export const toldAgainAfterDays = 28;

/** How many people reached us in a day, where every call seems to; null where it does not. */
export function everyCallComes({ from, rang }: RangHistory, now: Temporal.Instant): number | null {
  const [today = none, ...before] = daysOf(rang, now);
  // Calls beyond those that were looked at are of no day that is known.
  const known = rang.length < rangMax ? from : (rang.at(-1)?.at ?? from);
  const days = Math.min(usualDaysMax, Math.floor(hoursBetween(known, now) / hoursADay) - 1);
  const usual = (of: keyof Day) =>
    days < usualDaysMin ? 0 : before.slice(0, days).reduce((sum, day) => sum + day[of], 0) / days;
  const holds = ([sign, { moreThan, timesUsual }]: readonly [keyof Day, (typeof signs)[keyof Day]]) =>
    today[sign] > moreThan && today[sign] > timesUsual * usual(sign);
  const all = holds(["callers", signs.callers]) && holds(["hoursWithCalls", signs.hoursWithCalls]);
  return all ? today.callers : null;
}

type Day = { readonly callers: number; readonly hoursWithCalls: number };
const none: Day = { callers: 0, hoursWithCalls: 0 };

/** The last day first, each of 24 hours that end at this time of day. Somebody who rings on and on is one caller. */
function daysOf(rang: readonly Rang[], now: Temporal.Instant): readonly Day[] {
  return Array.from({ length: usualDaysMax + 1 }, (_, day) => {
    const calls = rang.filter(({ at }) => Math.floor(hoursBetween(at, now) / hoursADay) === day);
    const hours = calls.map(({ at }) => Math.floor(hoursBetween(at, now)));
    return { callers: new Set(calls.map(({ caller }) => caller)).size, hoursWithCalls: new Set(hours).size };
  });
}

function hoursBetween(one: Temporal.Instant, other: Temporal.Instant): number {
  return one.until(other).total("hours");
}
