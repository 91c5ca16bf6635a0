/**
 * What the gate looks at before an action, each with all that it can be. They are read by one query of the database, and what
 * that query cannot find out has a value of its own, which no check takes for a yes.
 */
export const factValues = {
  /** `was_paused`: the text was queued before a pause that has been lifted since, and nobody asked for it again. */
  platform: ["on", "paused", "was_paused", "unknown"],
  client: ["open", "closed", "unknown"],
  sender: ["allowed", "not_allowed"],
  /** `unreachable`: a carrier said within thirty days that nothing arrives there. */
  recipient: ["textable", "not_textable", "ours", "unreachable"],
  person: ["somebody", "owner", "operator"],
  optOut: ["none", "opted_out"],
  onboarding: ["live", "not_live"],
  billing: ["active", "trial", "trial_over", "grace", "past_due", "none"],
  clientOutbound: ["on", "paused", "was_paused"],
  customerOutbound: ["on", "paused", "was_paused"],
  alerts: ["on", "off"],
  ai: ["on", "off"],
  ignored: ["no", "yes"],
  thread: ["open", "looping"],
  booking: ["possible", "not_possible"],
  /** Whether the text that this one answers came from this person just now. */
  wrote: ["just_now", "not_lately"],
  said: ["not_yet", "already", "same_words", "in_window", "today", "this_hour"],
  /** Texts of this kind to this person; calls of the model for this client. */
  count: ["within", "reached"],
  /** `block_reached`: as many of them as may be went to the ten thousand numbers that are alike but for four figures. */
  firstContacts: ["within", "reached", "block_reached"],
  money: ["left", "spent"],
  /** For the language model; `conversation_spent`: as much as this person's conversation may cost in a day. */
  modelMoney: ["left", "conversation_spent", "spent"],
} as const satisfies Record<string, readonly string[]>;

export type Fact = keyof typeof factValues;
export type FactValue<F extends Fact> = (typeof factValues)[F][number];

/** No field is optional: a fact that was not read does not compile. */
export type Facts = { readonly [F in Fact]: FactValue<F> };

/** The facts as the database wrote them; null where one is missing or has a value that nobody knows. */
export function parseFacts(written: unknown): Facts | null {
  return isFacts(written) ? written : null;
}

function isFacts(written: unknown): written is Facts {
  if (typeof written !== "object" || written === null) return false;
  const values = new Map<string, unknown>(Object.entries(written));
  return Object.entries(factValues).every(([fact, known]) => known.some((value) => value === values.get(fact)));
}
