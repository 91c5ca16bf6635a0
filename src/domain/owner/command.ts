/** From minute to minute of a day, in the client's time zone; it may go over midnight. */
export type DayHours = { readonly from: number; readonly until: number };

/** Until when an owner wants no alerts: tomorrow morning, or the next time that it is one of these minutes of the day. */
export type Until = { readonly day: "next"; readonly minutes: readonly number[] } | { readonly day: "tomorrow" };

/** Something that a command means: a lead by its short number, or the one that was spoken of last. */
export type Which = number | "last";

/** What an owner's text asks for. `lead` is the lead's short number. */
export type OwnerCommand =
  | { readonly is: "menu" | "status" | "leads" | "pause" | "resume" | "undo" }
  | { readonly is: "details" | "why"; readonly lead: Which }
  | { readonly is: "relay"; readonly lead: number; readonly words: string }
  | { readonly is: "code"; readonly digits: string }
  | { readonly is: "won"; readonly lead: Which; readonly pence: number | null }
  | { readonly is: "lost"; readonly lead: Which }
  | { readonly is: "give_back" | "ignore"; readonly lead: number }
  | { readonly is: "alerts_off"; readonly until: Until }
  | { readonly is: "alerts_on" }
  | { readonly is: "quiet"; readonly hours: DayHours | null }
  /** What customers who ask are told; null shows what is set. */
  | { readonly is: "hours" | "area"; readonly words: string | null }
  | { readonly is: "callout"; readonly pence: number | null }
  /** Meant for nobody: it gets no answer. */
  | { readonly is: "thanks" }
  | { readonly is: "unclear" };

export const leadNumberMax = 99_999;
/** More than this for one job is a slip of the thumb. */
export const wonPenceMax = 10_000_000;
/** One text holds so many commands, a line each; a text with more is not understood. */
export const commandsMax = 4;
/** As many as the carrier hands on of one text. */
export const ownerCharactersMax = 1_600;

/** Six, so that no code is a lead's number. */
export const codeDigits = 6;
