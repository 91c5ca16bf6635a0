import type { ConversationCase, TextCase } from "../../evaluate/case.ts";
import { nothingRead, type Reading } from "../../src/domain/reading.ts";
import { wednesday } from "../domain/reading/read.ts";

/** A text of the corpus that says nothing but these things. */
export function textCase(id: string, expected: Partial<Reading>): TextCase {
  const context = { asked: "anything", trade: "plumber", now: wednesday, timeZone: "Europe/London" } as const;
  return { id, text: id, earlier: [], context, expected: { ...nothingRead, ...expected } };
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
