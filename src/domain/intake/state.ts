import type { Keyword } from "../keywords.ts";
import type { LeadFacts } from "../lead-facts.ts";
import type { LeadState, OpenState } from "../lead-state.ts";
import type { Danger, Reading, Urgency } from "../reading.ts";
import type { Effect, OwnerNews } from "./effect.ts";
import type { Question } from "./question.ts";
import type { Topic } from "./topic.ts";

/** What is remembered about the exchange itself. Instants are ISO 8601, so that a state is plain JSON. */
export type Thread = {
  /** When we last opened: with a first text, our first answer to a text, or a "rang again" line. */
  readonly windowFrom: string | null;
  readonly rangAgainAt: string | null;
  readonly lastHeardAt: string;
  /** Questions that were followed by a text which did not answer them. */
  readonly unanswered: number;
  /** The enquiry that goes on, from 1: what comes after a long silence or an ended lead is another, with a lead of its own. */
  readonly enquiry: number;
  /** Where this enquiry's lead stands; null while nothing is known that makes one. */
  readonly leadState: LeadState | null;
  /** What was asked in this window, each wording once; what was answered; how often the owner got a question or a reply of theirs. */
  readonly said: readonly Question[];
  readonly answered: readonly Topic[];
  readonly passedOn: number;
  /** Whose the thread is while automation keeps silent on it; null while it answers. */
  readonly handedOver: HandedOver | null;
  /** What the owner has heard once, and the gravest urgency that came with it. */
  readonly told: readonly OwnerNews[];
  readonly toldUrgency: Urgency;
  readonly danger: { readonly danger: Danger; readonly toldAt: string } | null;
};

/** `by`: the customer asked for a person, we could not find out what is wrong, or the owner has written to them. */
export type HandedOver = { readonly by: "customer" | "us" | "owner"; readonly at: string };

export type OpenIntake =
  | { readonly stage: "asked_job"; readonly facts: LeadFacts; readonly thread: Thread }
  | { readonly stage: "asked_place"; readonly facts: LeadFacts; readonly thread: Thread }
  | { readonly stage: "captured"; readonly facts: LeadFacts; readonly thread: Thread }
  /** The owner has it, and one more thing was asked that matters. */
  | { readonly stage: "asked_more"; readonly facts: LeadFacts; readonly thread: Thread }
  /** A wrong number, let go: nothing is asked or told unless they want something after all. */
  | { readonly stage: "shut"; readonly facts: LeadFacts; readonly thread: Thread }
  /** The owner has it without a job being known: nothing is asked any more. */
  | { readonly stage: "handed_over"; readonly facts: LeadFacts; readonly thread: Thread };

/** Where the conversation with one customer of one client stands. */
export type Intake =
  | { readonly stage: "new"; readonly enquiry: number }
  | OpenIntake
  /** `toldAt`: when the owner last heard that this person wrote or rang all the same. */
  | {
      readonly stage: "opted_out";
      readonly facts: LeadFacts;
      readonly thread: Thread;
      readonly toldAt: string | null;
    };

/**
 * `quiet`: nothing has been heard for so long that what we have goes to the owner as it is. The last four are the owner's: they
 * wrote to the customer, gave the thread back, or closed a lead or opened it again.
 */
export type IntakeInput =
  | { readonly input: "missed_call" }
  | { readonly input: "text"; readonly reading: Reading; readonly body: string; readonly keyword: Keyword | null }
  | { readonly input: "quiet" }
  | { readonly input: "owner_took_over" }
  | { readonly input: "given_back" }
  | { readonly input: "lead_ended"; readonly enquiry: number }
  | { readonly input: "lead_reopened"; readonly enquiry: number; readonly state: OpenState };

export type TextInput = Extract<IntakeInput, { input: "text" }>;

export type Step = { readonly intake: Intake; readonly effects: readonly Effect[] };

export const newIntake: Intake = { stage: "new", enquiry: 1 };

export function freshThread(now: Temporal.Instant, enquiry: number): Thread {
  return {
    windowFrom: null,
    rangAgainAt: null,
    lastHeardAt: now.toString(),
    unanswered: 0,
    enquiry,
    leadState: null,
    said: [],
    answered: [],
    passedOn: 0,
    handedOver: null,
    told: [],
    toldUrgency: "unknown",
    danger: null,
  };
}

/** Whether `since` is known and lies less than `hours` before `now`. */
export function isWithin(hours: number, since: string | null, now: Temporal.Instant): boolean {
  return since !== null && Temporal.Instant.from(since).until(now).total("hours") < hours;
}
