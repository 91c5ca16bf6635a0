import type { ConversationCase, TextCase } from "../../evaluate/case.ts";
import type { Reading } from "../../src/domain/reading.ts";

export const nothing: Reading = {
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

/** Wednesday, 4 March 2026, ten in the morning in London. */
export const wednesday = Temporal.Instant.from("2026-03-04T10:00:00Z");

/** A text of the corpus that says nothing but these things. */
export function textCase(id: string, expected: Partial<Reading>): TextCase {
  const context = { asked: "anything", trade: "plumber", now: wednesday, timeZone: "Europe/London" } as const;
  return { id, text: id, earlier: [], context, expected: { ...nothing, ...expected } };
}

export const smellOfGas: Partial<Reading> = {
  intent: "job",
  lifeSafety: "gas",
  urgency: "emergency",
  job: "smell of gas",
};

/** A conversation of these texts, each a minute after the one before. */
export function conversationCase(texts: readonly string[], expected: ConversationCase["expected"]): ConversationCase {
  const turns = texts.map((text) => ({ text, afterSeconds: 60 }));
  return { id: "talk-made-001", trade: "plumber", begins: wednesday, turns, expected };
}
