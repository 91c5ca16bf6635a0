/** What the network remembers. Times are milliseconds since 1970; phones are E.164 unless a comment says otherwise. */

export type OwnedNumber = {
  sid: string;
  phone: string;
  friendlyName: string;
  voiceUrl: string;
  voiceMethod: string;
  voiceFallbackUrl: string;
  voiceFallbackMethod: string;
  smsUrl: string;
  smsMethod: string;
  smsFallbackUrl: string;
  smsFallbackMethod: string;
  statusCallback: string;
  statusCallbackMethod: string;
  createdAt: number;
  updatedAt: number;
};

export const BUNDLE_STATUSES = ["draft", "pending-review", "in-review", "twilio-rejected", "twilio-approved"] as const;

/** Regulatory papers of the account. `validUntil`: ISO 8601, null where approval does not run out. */
export type Bundle = {
  sid: string;
  status: (typeof BUNDLE_STATUSES)[number];
  validUntil: string | null;
  country: string;
  numberType: string;
};

export const ACCOUNT_STATUSES = ["active", "suspended", "closed"] as const;
export const ACCOUNT_TYPES = ["Full", "Trial"] as const;

/** How the account stands, and what it may do. Countries by their two letters. */
export type AccountStanding = {
  status: (typeof ACCOUNT_STATUSES)[number];
  type: (typeof ACCOUNT_TYPES)[number];
  /** The account that this one is part of; null: of none. */
  ownerSid: string | null;
  /** A status for each of its customer profiles. */
  profiles: (typeof BUNDLE_STATUSES)[number][];
  textCountries: string[];
  callCountries: string[];
};

export function goodStanding(): AccountStanding {
  const gb = { textCountries: ["GB"], callCountries: ["GB"] };
  return { status: "active", type: "Full", ownerSid: null, profiles: ["twilio-approved"], ...gb };
}

export const DIVERT_CONDITIONS = ["all", "noAnswer", "unreachable", "busy"] as const;
export type DivertCondition = (typeof DIVERT_CONDITIONS)[number];

/** A divert stays stored when it is switched off, as on a GSM network, and can be switched on again. */
export type Divert = { to: string; on: boolean; ringSeconds: number | null };

export const DIVERT_SHOWS = ["caller", "withheld", "diverter"] as const;

export type Handset = {
  phone: string;
  kind: "mobile" | "landline";
  /** Someone asked for this handset; the network made the others when they were first rung or texted. */
  asked: boolean;
  answers: boolean;
  reachable: boolean;
  /** Whose number a diverted call shows: some networks hide the caller or put the diverting phone in his place. */
  divertShows: (typeof DIVERT_SHOWS)[number];
  diverts: Record<DivertCondition, Divert | null>;
};

export type TextStatus = "queued" | "sent" | "delivered" | "undelivered" | "failed" | "received";

/** `direction` is the account's view, as Twilio names it; `none` never touched the account (handset to handset). */
export type Text = {
  sid: string;
  direction: "outbound-api" | "outbound-reply" | "inbound" | "none";
  from: string;
  to: string;
  body: string;
  status: TextStatus;
  errorCode: number | null;
  segments: number;
  price: string | null;
  readAloud: boolean;
  statusCallback: string | null;
  validitySeconds: number;
  createdAt: number;
  sentAt: number | null;
  updatedAt: number;
};

export type CallStatus = "queued" | "ringing" | "in-progress" | "completed" | "busy" | "no-answer" | "failed";

export type Call = {
  sid: string;
  /** What the called side is shown: the caller, or `anonymous`. */
  from: string;
  caller: string;
  dialled: string;
  /** Where the call arrived in the end, after diverts. */
  to: string;
  forwardedFrom: string | null;
  /** The handsets that it reached on its way. */
  rang: string[];
  /** It arrived at a number of the account, so Twilio's lists show it. */
  onAccount: boolean;
  status: CallStatus;
  spoken: string[];
  durationSeconds: number;
  createdAt: number;
  endedAt: number | null;
};

export type LedgerRow = {
  at: string;
  method: string;
  path: string;
  form: Record<string, string>;
  /** Null while unanswered, and for good when the connection was cut. */
  status: number | null;
  sid: string | null;
  accepted: boolean;
};

export type Alert = { at: string; errorCode: number; message: string; url: string; sid: string | null };
