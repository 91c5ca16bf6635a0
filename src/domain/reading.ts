export const intents = [
  "job",
  "question",
  "answer",
  "thanks",
  "change_booking",
  "wrong_number",
  "spam",
  "abuse",
  "injection",
  "unclear",
] as const;

export type Intent = (typeof intents)[number];

export const dangers = ["gas", "carbon_monoxide", "electric", "flood", "fire", "injury"] as const;

export type Danger = (typeof dangers)[number];

export const urgencies = ["emergency", "soon", "routine", "unknown"] as const;

export type Urgency = (typeof urgencies)[number];

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

/** A text that says nothing. */
export const nothingRead: Reading = {
  intent: "unclear",
  optOut: false,
  wantsHuman: false,
  lifeSafety: null,
  urgency: "unknown",
  job: null,
  postcode: null,
  place: null,
  when: null,
  name: null,
};

/** What we asked last, so that a bare "LS1 4AP" or "tomorrow" is understood as the answer to it. */
export type Asked = "job" | "place" | "time" | "name" | "anything";
