import type { Phone } from "./phone.ts";

/** The kind of the incident of a set-up that does not go on; its subject is the state and since when. */
export const stuckKind = "client_stuck";

/** The predecessor's stored names. */
export const setUpStates = [
  "S1_BUSINESS_TYPE_LOCATION",
  "S2_BUSINESS_NAME",
  "S3_OWNER_NAME",
  "S4_NOTIFICATION_PREF",
  "S5_CONFIRM_LIVE",
  "S6_PHONE_TYPE",
  "S7_FWD_SENT",
  "S8_FWD_CONFIRM",
  "S9_TEST_CALL",
] as const;
export type SetUpState = (typeof setUpStates)[number];

/** States in which the owner has something to do; at the last one it is not theirs. */
export const ownersStates = setUpStates.filter((state) => state !== "S9_TEST_CALL");
export type OwnersState = (typeof ownersStates)[number];

/** Where a set-up that is under way stands, as `set_ups()` says it. */
export type SetUp = {
  readonly state: SetUpState;
  readonly since: Temporal.Instant;
  readonly agreed: boolean;
  /** The client's own number. */
  readonly number: Phone | null;
};

/** The gravest first; `LOW` is listed and never texted. */
export const severities = ["HIGH", "MEDIUM", "LOW"] as const;

type Threshold = {
  readonly minutes: number;
  readonly severity: (typeof severities)[number];
  /** What the set-up waits for. */
  readonly why: string;
  /** What the operator can do. */
  readonly helps: string;
};

const answers = "Ring the owner: they text the answer to the number that they wrote to.";
const soon = { minutes: 30, severity: "LOW", helps: answers } as const;

/** How long each state may last, as in the predecessor. */
const stuckAfter: Readonly<Record<SetUpState, Threshold>> = {
  S1_BUSINESS_TYPE_LOCATION: { ...soon, why: "which trade, and where" },
  S2_BUSINESS_NAME: { ...soon, why: "the name of the business" },
  S3_OWNER_NAME: { ...soon, why: "the owner's name" },
  S4_NOTIFICATION_PREF: { ...soon, why: "how to alert the owner" },
  S5_CONFIRM_LIVE: { minutes: 120, severity: "MEDIUM", why: "the owner's agreement", helps: answers },
  S6_PHONE_TYPE: { minutes: 60, severity: "MEDIUM", why: "the owner's phone and network", helps: answers },
  S7_FWD_SENT: {
    minutes: 120,
    severity: "MEDIUM",
    why: "the divert code to be dialled",
    helps: "Ring the owner, on another phone than the one that dials it.",
  },
  S8_FWD_CONFIRM: {
    minutes: 120,
    severity: "MEDIUM",
    why: "a test call to arrive",
    helps: "Ring the owner's mobile and let it ring: that is the test call, where the divert is on.",
  },
  S9_TEST_CALL: {
    minutes: 1_440,
    severity: "HIGH",
    why: "its end, though a test call has come",
    helps: "See what jobrun client complete says.",
  },
};

const waitsForNumber: Threshold = {
  minutes: 120,
  severity: "MEDIUM",
  why: "a number",
  helps: "Add one to the pool, and assign it: jobrun number.",
};

export type Stuck = Threshold & { readonly state: SetUpState; readonly since: Temporal.Instant };

/** Null where the set-up goes on in good time. */
export function whyStuck(setUp: SetUp, now: Temporal.Instant): Stuck | null {
  const { state, since } = setUp;
  const threshold = needsNumber(setUp) ? waitsForNumber : stuckAfter[state];
  const late = since.add({ minutes: threshold.minutes });
  return Temporal.Instant.compare(now, late) < 0 ? null : { ...threshold, state, since };
}

/** Somebody who has left it for so long has left it for good, or been told before JobRun looked: no text begins that again. */
const tellWithinDays = 3;

/** The state about which a text helps the owner now; null where they can do nothing, or too long ago was the time for it. */
export function helpsOwner(setUp: SetUp, now: Temporal.Instant): OwnersState | null {
  const tooLate = setUp.since.add({ hours: 24 * tellWithinDays });
  if (needsNumber(setUp) || Temporal.Instant.compare(now, tooLate) > 0 || whyStuck(setUp, now) === null) return null;
  return ownersStates.find((state) => state === setUp.state) ?? null;
}

function needsNumber({ agreed, number }: SetUp): boolean {
  return agreed && number === null;
}
