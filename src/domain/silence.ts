/** The kind of the incident of a client whose divert may be off; its subject is the last call that came. */
export const darkKind = "divert_dark";

/** What has come on a client's number since it has it: the last calls, the newest first. */
export type Heard = { readonly from: Temporal.Instant; readonly calls: readonly Temporal.Instant[] };

/** So many calls are looked at. */
export const callsHeardMax = 21;

const gapsMin = 4;
const hoursADay = 24;
/** Where too few calls came to know a rhythm. */
const unknownRhythmDays = 14;
const [patienceDaysMin, patienceDaysMax] = [3, 28];
/** How much longer than the longest silence so far a silence may last. */
const longer = 2;

/** Since when there has been no call, where that is too long for this client's own rhythm; null where it is not. */
export function silentSince({ from, calls }: Heard, now: Temporal.Instant): Temporal.Instant | null {
  const last = calls[0] ?? from;
  return hoursBetween(last, now) >= patienceHours(calls) ? last : null;
}

/** Weekends and quiet weeks are in the gaps, so a business that nobody rings on Sundays is not asked on Mondays. */
function patienceHours(calls: readonly Temporal.Instant[]): number {
  const gaps = calls.slice(1).map((earlier, place) => hoursBetween(earlier, calls[place] ?? earlier));
  if (gaps.length < gapsMin) return unknownRhythmDays * hoursADay;
  const patience = longer * Math.max(...gaps);
  return Math.min(patienceDaysMax * hoursADay, Math.max(patienceDaysMin * hoursADay, patience));
}

function hoursBetween(one: Temporal.Instant, other: Temporal.Instant): number {
  return one.until(other).total("hours");
}
