import type { BillingState } from "./billing.ts";

/** The kind of the timers of a trial; move_billing() sets the first. The subject is the step. */
export const trialTimer = "trial";

/** `used`: the client went live, and its owner's phone had had its trial before. */
const trialSteps = ["before", "at", "after", "used"] as const;
type TrialStep = (typeof trialSteps)[number];

/** Null for what is no step. */
export function parseTrialStep(subject: string): TrialStep | null {
  return trialSteps.find((each) => each === subject) ?? null;
}

/** What an owner is told of the trial, each once. */
export const trialNotices = ["trial_ending", "trial_over", "trial_long_over", "trial_used"] as const;
export type TrialNotice = (typeof trialNotices)[number];

/** From the end of a trial to the last text about it. */
const longOverDays = 3;

export type Billing = { readonly state: BillingState; readonly trialEndsAt: Temporal.Instant | null };

/** What a step of the trial brings: whether it ends now, what the owner is told, and when which step comes next. */
export type TrialTurn = {
  readonly ends: boolean;
  readonly tell: TrialNotice | null;
  readonly next: { readonly step: TrialStep; readonly at: Temporal.Instant } | null;
};

const nothing: TrialTurn = { ends: false, tell: null, next: null };

/** A client that pays by now hears nothing more. A step that is late does what is due now, and leaves out what is past. */
export function onTrialStep(step: TrialStep, { state, trialEndsAt }: Billing, now: Temporal.Instant): TrialTurn {
  if (step === "used" || step === "after") {
    if (state !== "lapsed") return nothing;
    return { ...nothing, tell: step === "used" ? "trial_used" : "trial_long_over" };
  }
  if (state !== "trial" || trialEndsAt === null) return nothing;
  const over = Temporal.Instant.compare(now, trialEndsAt) >= 0;
  if (step === "at" && over) {
    return { ends: true, tell: "trial_over", next: { step: "after", at: now.add({ hours: 24 * longOverDays }) } };
  }
  return { ends: false, tell: step === "at" || over ? null : "trial_ending", next: { step: "at", at: trialEndsAt } };
}

/** Whether a notice is still true when it goes out. */
export function stillTrue(notice: TrialNotice, state: BillingState): boolean {
  return state === (notice === "trial_ending" ? "trial" : "lapsed");
}
