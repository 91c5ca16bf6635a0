import type { LeadFacts } from "../lead-facts.ts";
import type { OpenState } from "../lead-state.ts";
import type { Danger, Urgency } from "../reading.ts";
import { unreachable } from "../unreachable.ts";
import type { JobQuestion, MoreQuestion, PlaceQuestion } from "./question.ts";
import type { Answer } from "./topic.ts";

/** Why the owner is told something about a customer. */
export const ownerNews = [
  "new",
  "update",
  "urgent",
  "danger",
  "wants_human",
  "change_booking",
  "asks",
  "corrected",
  "wrote_back",
  "not_understood",
  "asked_help",
  "rang_again",
  "opted_out",
  "may_have_meant_booking",
  "opted_out_wrote",
  "opted_out_rang",
] as const;

export type OwnerNews = (typeof ownerNews)[number];

/** What was asked in the text that is answered. */
type Answers = readonly Answer[];

/** A text that a step wants on the customer's phone. */
export type CustomerEffect =
  | { readonly do: "send_first_text" }
  | { readonly do: "ask_job"; readonly introduce: boolean; readonly words: JobQuestion; readonly answers: Answers }
  | { readonly do: "ask_place"; readonly introduce: boolean; readonly words: PlaceQuestion; readonly answers: Answers }
  | {
      readonly do: "confirm";
      readonly introduce: boolean;
      readonly lead: LeadFacts;
      /** What is still worth asking. */
      readonly more: MoreQuestion | null;
      readonly answers: Answers;
    }
  | { readonly do: "answer"; readonly introduce: boolean; readonly answers: Answers }
  | { readonly do: "say_corrected"; readonly introduce: boolean; readonly lead: LeadFacts }
  | { readonly do: "say_sorry"; readonly introduce: boolean }
  | { readonly do: "say_passed_on"; readonly introduce: boolean }
  | { readonly do: "say_rang_again" }
  | { readonly do: "send_holding_reply" }
  | { readonly do: "send_safety"; readonly danger: Danger; readonly postcode: string | null };

/** What a step wants done that the customer does not hear of. */
export type QuietEffect =
  | {
      readonly do: "save_lead";
      readonly as: "new" | "update";
      readonly lead: LeadFacts;
      readonly state: OpenState;
      readonly enquiry: number;
    }
  | {
      readonly do: "alert_owner";
      readonly about: OwnerNews;
      readonly urgency: Urgency;
      readonly lead: LeadFacts;
      readonly enquiry: number;
      /** The words in which they ask what only a person can answer. */
      readonly asks: string | null;
    }
  | { readonly do: "alert_operator"; readonly about: "danger"; readonly danger: Danger; readonly lead: LeadFacts }
  | { readonly do: "opt_out"; readonly words: string; readonly by: "carrier_word" | "our_words" | "reading" }
  | { readonly do: "opt_in"; readonly carrier: boolean };

/**
 * What a step wants done. Effects are wishes: the gate decides whether each may happen. `introduce` asks for the wording
 * that says who is texting and how to opt out, since nothing of ours has reached this person in the window.
 */
export type Effect = CustomerEffect | QuietEffect;

/** Whether an effect would put a text on the customer's phone. */
export function textsTheCustomer(effect: Effect): effect is CustomerEffect {
  switch (effect.do) {
    case "send_first_text":
    case "ask_job":
    case "ask_place":
    case "confirm":
    case "answer":
    case "say_corrected":
    case "say_sorry":
    case "say_passed_on":
    case "say_rang_again":
    case "send_holding_reply":
    case "send_safety":
      return true;
    case "save_lead":
    case "alert_owner":
    case "alert_operator":
    case "opt_out":
    case "opt_in":
      return false;
    default:
      return unreachable(effect);
  }
}
