import type { TextAction } from "./action.ts";
import { unreachable } from "./unreachable.ts";

/** Whose phone a text is for: a customer's, the owner's as news that must arrive, anybody's as an answer or a drill. */
export type ForWhom = "customer" | "owner" | "operator" | "asker" | "nobody";

export function forWhom(action: TextAction): ForWhom {
  switch (action) {
    case "text_customer":
    case "text_holding_reply":
    case "send_booking_link":
    case "text_safety":
      return "customer";
    case "text_owner":
    case "notify_owner":
      return "owner";
    case "text_operator":
      return "operator";
    case "answer_owner":
      return "asker";
    case "text_drill":
      return "nobody";
    default:
      return unreachable(action);
  }
}
