import { ownersStates, type OwnersState } from "../stuck.ts";
import { trialNotices, type TrialNotice } from "../trial.ts";
import { alertWaitsUntil, type OwnerQuiet } from "./quiet-hours.ts";

/** The kind of the timer that gives an owner a notice about the service itself; its subject is made by `subjectOf`. */
export const noticeTimer = "owner_notice";

export type NoticeName = TrialNotice | `stuck_${OwnersState}`;

const names: readonly NoticeName[] = [...trialNotices, ...ownersStates.map((state) => `stuck_${state}` as const)];

/** One subject a notice and time: a notice that waits longer is another timer. */
export function subjectOf(name: NoticeName, dueAt: Temporal.Instant): string {
  return `${name} ${dueAt.toString()}`;
}

/** Null for what names no notice. */
export function parseNotice(subject: string): NoticeName | null {
  const [name = ""] = subject.split(" ");
  return names.find((each) => each === name) ?? null;
}

/** Nobody is texted about the service at night, where they have not set hours of their own. */
const night = { from: 20 * 60, until: 8 * 60 };

/** When a notice that would go now may go; null where it may go now. */
export function noticeWaitsUntil(quiet: OwnerQuiet, timeZone: string, now: Temporal.Instant): Temporal.Instant | null {
  return alertWaitsUntil({ ...quiet, hours: quiet.hours ?? night }, timeZone, now);
}
