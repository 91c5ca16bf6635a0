/** Everything that the world outside would feel. What is not here, the gate refuses. */
export const actions = [
  "text_customer",
  "text_holding_reply",
  "send_booking_link",
  "text_safety",
  "text_owner",
  "answer_owner",
  "notify_owner",
  "text_operator",
  "text_drill",
  "use_ai",
] as const;

export type Action = (typeof actions)[number];

/** An action that puts a text on a phone. */
export type TextAction = Exclude<Action, "use_ai">;
