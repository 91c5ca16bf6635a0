import type { Action } from "../action.ts";
import type { CheckName, Reason } from "./checks.ts";

const anyText = ["platform_known", "client_open", "sender_allowed", "textable"] as const;
const customerMayHear = ["not_ignored", "no_loop", "not_said", "within_count"] as const;
const pauses = ["platform_on", "client_outbound_on", "not_paused"] as const;
const ownersPauses = ["platform_on", "not_paused"] as const;
const live = ["client_live", "billing_good"] as const;

/**
 * The policy: what each action needs, in the order in which reasons are given (house rule: "Actions to begin with"). Pauses
 * come last, so that a pause is the answer only where it is the only reason, and what it stops may be held.
 */
export const needs = {
  text_customer: [
    ...anyText,
    "not_to_the_owner",
    "not_opted_out",
    ...live,
    ...customerMayHear,
    "within_first_contacts",
    "money_left",
    ...pauses,
  ],
  text_holding_reply: [...anyText, "not_to_the_owner", "not_opted_out", ...customerMayHear, "money_left", ...pauses],
  send_booking_link: [
    ...anyText,
    "not_to_the_owner",
    "not_opted_out",
    ...live,
    "booking_possible",
    ...customerMayHear,
    "money_left",
    ...pauses,
  ],
  text_safety: [...anyText, "not_opted_out", "not_said", "within_count", "platform_on"],
  text_owner: [...anyText, "to_the_owner", "not_opted_out", "client_live", "alerts_on", "not_said", ...ownersPauses],
  answer_owner: [...anyText, "not_opted_out", "wrote_just_now", "no_loop", "not_said", "within_count", ...ownersPauses],
  notify_owner: [...anyText, "to_the_owner", "not_opted_out", "not_said", ...ownersPauses],
  text_operator: [...anyText, "to_the_operator", "not_opted_out", "not_said", "within_count"],
  text_drill: [...anyText, "to_the_operator", "not_opted_out", "not_said", "within_count", ...pauses],
  use_ai: ["platform_known", "client_open", "ai_on", "not_said", "within_count", "model_money_left", "platform_on"],
} as const satisfies Record<Action, readonly CheckName[]>;

/** What to ask for where an action is refused: a smaller action, rules in place of the model, or nothing. */
export type Instead = Action | "rules" | "silence";

export function insteadOf(action: Action, reason: Reason): Instead {
  if (action === "use_ai") return "rules";
  if (action === "send_booking_link") return "text_customer";
  const softened = reason === "client_not_live" || reason === "billing_lapsed";
  return action === "text_customer" && softened ? "text_holding_reply" : "silence";
}
