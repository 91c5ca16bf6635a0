import type { Network, PhoneType } from "../divert/network.ts";
import type { DivertStep } from "../divert/steps.ts";

/** When an owner wants to hear of jobs: whenever they come, or not at night. Emergencies come at once either way. */
export type Alerts = "any_hour" | "not_at_night";

/** A yes to what JobRun does: when, and in which words. */
export type Agreement = { readonly at: string; readonly words: string };

/** What an owner has told of the business; null is not told. */
export type Told = {
  readonly trade: string | null;
  readonly area: string | null;
  readonly businessName: string | null;
  readonly ownerName: string | null;
  readonly alerts: Alerts | null;
  readonly agreed: Agreement | null;
  readonly phoneType: PhoneType | null;
  readonly network: Network | null;
};

/** What a text may tell at any question; an agreement is only heard where it was asked for. */
export const tellable = [
  "trade",
  "area",
  "businessName",
  "ownerName",
  "alerts",
  "phoneType",
  "network",
] as const satisfies readonly (keyof Told)[];
export const facts = [...tellable, "agreed"] as const satisfies readonly (keyof Told)[];
export type Fact = (typeof facts)[number];

/**
 * The questions without parts, in the order in which they are asked; the divert and the test call follow. `number`: agreed, and
 * none was free, so the place in the queue is kept.
 */
export const plainQuestions = [
  "trade_and_area",
  "business_name",
  "owner_name",
  "alerts",
  "agreement",
  "number",
  "phone",
] as const;

/** What set-up waits for: one member for each open question. */
export type Open =
  | { readonly is: (typeof plainQuestions)[number] }
  | { readonly is: "divert"; readonly step: DivertStep }
  /** What is missing is a call from a stranger's phone that JobRun receives. `attempt`: the form of the first code that was taken. */
  | { readonly is: "test_call"; readonly attempt: number }
  | { readonly is: "live" };

export type Setup = {
  readonly open: Open;
  readonly told: Told;
  /** What the last text told, which "no, it's ..." corrects. */
  readonly last: readonly Fact[];
  /** Texts in a row from which nothing could be taken: a machine is not answered for ever. */
  readonly misses: number;
};

const nothingSaid: Told = {
  trade: null,
  area: null,
  businessName: null,
  ownerName: null,
  alerts: null,
  agreed: null,
  phoneType: null,
  network: null,
};

export const newSetup: Setup = { open: { is: "trade_and_area" }, told: nothingSaid, last: [], misses: 0 };

/** The predecessor's names of these states, under which they are stored. */
export const storedStates = {
  trade_and_area: "S1_BUSINESS_TYPE_LOCATION",
  business_name: "S2_BUSINESS_NAME",
  owner_name: "S3_OWNER_NAME",
  alerts: "S4_NOTIFICATION_PREF",
  agreement: "S5_CONFIRM_LIVE",
  number: "S5_CONFIRM_LIVE",
  phone: "S6_PHONE_TYPE",
  divert: "S7_FWD_SENT",
  test_call: "S8_FWD_CONFIRM",
  live: "COMPLETE",
} as const satisfies Record<Open["is"], string>;

/** The first question that is still open, whatever order the answers came in; after the last of them, the divert. */
export function firstOpen({ told }: Pick<Setup, "told">, hasNumber: boolean): Open {
  if (told.trade === null || told.area === null) return { is: "trade_and_area" };
  if (told.businessName === null) return { is: "business_name" };
  if (told.ownerName === null) return { is: "owner_name" };
  if (told.alerts === null) return { is: "alerts" };
  if (told.agreed === null) return { is: "agreement" };
  if (!hasNumber) return { is: "number" };
  if (told.phoneType === null || told.network === null) return { is: "phone" };
  return { is: "divert", step: { code: "no_answer", attempt: 0 } };
}
