import { ownersStates, type OwnersState } from "../stuck.ts";
import { trialNotices, type TrialNotice } from "../trial.ts";
import { alertWaitsUntil, type OwnerQuiet } from "./quiet-hours.ts";

/** The kind of the timer that gives an owner a notice about the service itself; its subject is made by `subjectOf`. */
export const noticeTimer = "owner_notice";

export type NoticeName = TrialNotice | `stuck_${OwnersState}` | "divert_check" | "divert_all" | "closing";

const names: readonly NoticeName[] = [
  ...trialNotices,
  ...ownersStates.map((state) => `stuck_${state}` as const),
  "divert_check",
  "divert_all",
];

/** Each is given once an episode: `once` for what can happen to a client but once. */
export type Notice = { readonly name: NoticeName; readonly episode: string };

/** One subject a notice and time: a notice that waits longer is another timer. */
export function subjectOf({ name, episode }: Notice, dueAt: Temporal.Instant): string {
  return `${name} ${episode} ${dueAt.toString()}`;
}

/** Null for what names no notice. */
export function parseNotice(subject: string): Notice | null {
  const [first = "", episode = ""] = subject.split(" ");
  const name = names.find((each) => each === first);
  return name === undefined ? null : { name, episode };
}

/** Nobody is texted about the service at night, where they have not set hours of their own. */
const night = { from: 20 * 60, until: 8 * 60 };

/** When a notice that would go now may go; null where it may go now. */
export function noticeWaitsUntil(quiet: OwnerQuiet, timeZone: string, now: Temporal.Instant): Temporal.Instant | null {
  return alertWaitsUntil({ ...quiet, hours: quiet.hours ?? night }, timeZone, now);
}
