/** The kind of the timers of a client that is being closed; the subject is the step and when it is due. */
export const closingTimer = "closing";

/** `tell`: the owner hears how to take the divert back. `shut`: the client is closed, once that has left. */
const steps = ["tell", "shut"] as const;
type ClosingStep = (typeof steps)[number];

/** Null for what is no step. */
export function parseClosingStep(subject: string): ClosingStep | null {
  return steps.find((each) => each === subject.split(" ")[0]) ?? null;
}

/** One subject a step and time: a step that is not done yet is another timer. */
export function closingSubject(step: ClosingStep, dueAt: Temporal.Instant): string {
  return `${step} ${dueAt.toString()}`;
}

/** A close does not wait for ever: quiet hours, and then as long as a notice is of use. */
const closingHoursMax = 24;
const [looksSecondsMin, looksSecondsMax] = [5, 300];

export function isOverdue(since: Temporal.Instant, now: Temporal.Instant): boolean {
  return since.until(now).total("hours") >= closingHoursMax;
}

/** When to look again at what has not left yet: often at first, since a text leaves within a second when nothing is wrong. */
export function lookAgainAt(since: Temporal.Instant, now: Temporal.Instant): Temporal.Instant {
  const seconds = Math.ceil(since.until(now).total("seconds") / 4);
  return now.add({ seconds: Math.min(looksSecondsMax, Math.max(looksSecondsMin, seconds)) });
}
