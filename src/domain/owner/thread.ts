import type { ClientFacts } from "../client-facts.ts";
import type { LeadEnd, OpenState } from "../lead-state.ts";
import type { DayHours } from "./command.ts";

/** Words for a customer that wait until the owner texts the code which went to the owner's phone. `seal` is a hash of it. */
export type WaitingRelay = {
  readonly lead: number;
  readonly words: string;
  readonly seal: string;
  readonly expiresAt: string;
  readonly triesLeft: number;
};

/** Where a lead stands: open, or how it ended. */
export type Standing = { readonly to: OpenState } | LeadEnd;

/** What takes the last change back, in one step. */
export type Undoing =
  | { readonly was: "ended" | "ignored"; readonly lead: number; readonly before: Standing }
  | { readonly was: "given_back"; readonly lead: number }
  | { readonly was: "alerts_off"; readonly before: string | null }
  | { readonly was: "quiet"; readonly before: DayHours | null }
  | { readonly was: "facts"; readonly before: ClientFacts };

/** What is remembered between two texts of one client's owner. Instants are ISO 8601, so that it is plain JSON. */
export type OwnerThread = {
  readonly relay: WaitingRelay | null;
  /** How many codes were texted on the last day that one was. */
  readonly codes: { readonly day: string; readonly sent: number } | null;
  /** Until when the owner's phone counts as proven. */
  readonly provenUntil: string | null;
  readonly undo: { readonly until: string; readonly change: Undoing } | null;
  /** The lead that was last named. */
  readonly named: { readonly lead: number; readonly at: string } | null;
  /** How often the same was asked in a row: a machine that answers our answers is not answered for ever. */
  readonly repeats: { readonly what: string; readonly times: number; readonly at: string } | null;
};

export const newOwnerThread: OwnerThread = {
  relay: null,
  codes: null,
  provenUntil: null,
  undo: null,
  named: null,
  repeats: null,
};

/** A lead as it lies before the owner. */
export type LeadAtDesk = {
  readonly number: number;
  readonly standing: Standing;
  /** When it was last moved or written to; ISO 8601. */
  readonly touchedAt: string;
  readonly ignored: boolean;
  readonly handedOver: boolean;
};

/** All that an answer to an owner depends on besides the command and the moment. */
export type Desk = {
  readonly thread: OwnerThread;
  readonly timeZone: string;
  /** The lead that the command means; null where there is none. */
  readonly lead: LeadAtDesk | null;
  readonly facts: ClientFacts;
  readonly quiet: DayHours | null;
  readonly alertsOffUntil: string | null;
};
