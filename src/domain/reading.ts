export type Intent =
  | "job"
  | "question"
  | "answer"
  | "thanks"
  | "change_booking"
  | "wrong_number"
  | "spam"
  | "abuse"
  | "injection"
  | "unclear";

export type Danger = "gas" | "carbon_monoxide" | "electric" | "flood" | "fire" | "injury";

export type Urgency = "emergency" | "soon" | "routine" | "unknown";

/** When a visit is wanted: the sender's words tidied, and the bounds where they are known, as ISO 8601 instants. */
export type When = { readonly text: string; readonly from: string | null; readonly to: string | null };

/** What one text (or one burst) says. `null` is "not said"; nothing is guessed. */
export type Reading = {
  readonly intent: Intent;
  readonly optOut: boolean;
  readonly wantsHuman: boolean;
  readonly lifeSafety: Danger | null;
  readonly urgency: Urgency;
  readonly job: string | null;
  readonly postcode: string | null;
  readonly place: string | null;
  readonly when: When | null;
  readonly name: string | null;
};

/** What we asked last, so that a bare "LS1 4AP" or "tomorrow" is understood as the answer to it. */
export type Asked = "job" | "place" | "time" | "name" | "anything";
