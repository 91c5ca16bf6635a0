import type { ReadingContext } from "./read-by-rules.ts";
import type { Reading } from "./reading.ts";

/** One text of this conversation before the one that is read, by whom. */
export type SaidEarlier = { readonly by: "customer" | "business"; readonly words: string };

/** All that a language model is told. There is no phone number in it, no name that we keep, and nothing of anybody else's. */
export type ModelQuestion = {
  readonly text: string;
  /** Oldest first. */
  readonly earlier: readonly SaidEarlier[];
  readonly business: string;
  readonly context: ReadingContext;
};

/** `left_alone`: it failed several times in a row and is not asked for a while. */
export type ModelFailure = "timed_out" | "refused" | "no_answer" | "too_large" | "no_reading" | "left_alone";

export type Tokens = { readonly input: number; readonly output: number };

/** The reading is the model's word and has been compared with nothing yet. */
export type ModelAnswer =
  | { readonly is: "read"; readonly reading: Reading; readonly tokens: Tokens }
  | { readonly is: "failed"; readonly why: ModelFailure; readonly tokens: Tokens | null };

/** A reader of texts outside our house. `ask` never throws and settles within `modelTimeoutMs`. */
export type LanguageModel = {
  readonly name: string;
  readonly ask: (question: ModelQuestion) => Promise<ModelAnswer>;
  readonly isLeftAlone: () => boolean;
  readonly penceOf: (tokens: Tokens) => number;
};

export const modelTimeoutMs = 8_000;
