import type { Phone } from "./phone.ts";

/** How the carrier's account stands; `why` in the carrier's words, or what kept it from answering. */
export type AccountStanding =
  | { readonly is: "active"; readonly trial: boolean; readonly partOfAnother: boolean }
  | { readonly is: "suspended" | "closed" }
  | { readonly is: "wrong_login" | "refused" | "no_answer"; readonly why: string };

/** Where the carrier sends a number's calls and texts. */
export type NumberAim = { readonly phone: Phone; readonly aims: "here" | "nowhere" | "elsewhere" };

/** What answered at our public address when it was asked as the carrier asks. */
export type DoorsAnswer =
  | { readonly is: "ours" | "not_our_settings" | "redirect" }
  | { readonly is: "somebody_else"; readonly status: number }
  | { readonly is: "bad_certificate" | "no_answer"; readonly why: string };

/** What can be asked of the carrier's account without changing anything there. Countries by their two letters. */
export type AccountLook = {
  standing(): Promise<AccountStanding>;
  /** Whether a compliance profile of the account is approved, and the status of each. */
  profiles(): Promise<{ readonly approved: boolean; readonly statuses: readonly string[] }>;
  textCountries(): Promise<readonly string[]>;
  callCountries(): Promise<readonly string[]>;
  numbers(): Promise<readonly NumberAim[]>;
  doors(): Promise<DoorsAnswer>;
};
