import { z } from "zod";
import type { ReadingContext } from "../src/domain/read-by-rules.ts";
import { dangers, intents, type Reading, urgencies } from "../src/domain/reading.ts";

/** Wednesday, 4 March 2026, ten in the morning in London: when a line is read that says nothing else. */
const nowDefault = "2026-03-04T10:00:00Z";

const when = z.strictObject({ text: z.string(), from: z.string().nullable(), to: z.string().nullable() });
const fact = z.string().min(1).nullable();

/** A reading as it should come out. Of `when`, the words are compared by what they mean, and each bound only where it is given. */
const reading = z.strictObject({
  intent: z.enum(intents),
  optOut: z.boolean(),
  wantsHuman: z.boolean(),
  lifeSafety: z.enum(dangers).nullable(),
  urgency: z.enum(urgencies),
  job: fact,
  postcode: fact,
  place: fact,
  when: when.nullable(),
  name: fact,
});

const textLine = z.strictObject({
  id: z.string(),
  text: z.string(),
  /** What the same person wrote before, in the same thread; the reading is of `text` alone. */
  earlier: z.array(z.string()).default([]),
  asked: z.enum(["job", "place", "time", "name", "anything"]).default("anything"),
  trade: z.string().default("general"),
  now: z.string().default(nowDefault),
  timeZone: z.string().default("Europe/London"),
  reading,
});

/** One text of the corpus: what is read, and how it should be. */
export type TextCase = {
  readonly id: string;
  readonly text: string;
  readonly earlier: readonly string[];
  readonly context: ReadingContext;
  readonly expected: Reading;
};

export function parseTextCase(line: string): TextCase {
  const { id, text, earlier, asked, trade, now, timeZone, reading: expected } = textLine.parse(JSON.parse(line));
  return { id, text, earlier, context: { asked, trade, now: Temporal.Instant.from(now), timeZone }, expected };
}

const turn = z.strictObject({ text: z.string(), afterSeconds: z.number().min(0).default(60) });
const lead = z.strictObject({
  job: fact,
  postcode: fact,
  place: fact,
  when: fact,
  name: fact,
  urgency: z.enum(urgencies),
});
/** By the given text of the customer's at the latest, the owner has an alert at least so urgent with these words in it. */
const alert = z.strictObject({ byTurn: z.int(), urgency: z.enum(urgencies), says: z.array(z.string()) });
const expectation = z.strictObject({
  leads: z.array(lead),
  /** Empty: the owner hears nothing. Null: not judged. */
  alerts: z.array(alert).nullable(),
  optedOut: z.boolean(),
  handedOver: z.boolean().nullable(),
});

const conversationLine = z.strictObject({
  id: z.string(),
  trade: z.string(),
  now: z.string().default(nowDefault),
  turns: z.array(turn).min(1),
  expected: expectation,
});

export type ExpectedLead = z.infer<typeof lead>;
export type ExpectedAlert = z.infer<typeof alert>;
export type Turn = z.infer<typeof turn>;

/** One whole conversation, which begins with a missed call, and what should have come of it. */
export type ConversationCase = Omit<z.infer<typeof conversationLine>, "now"> & { readonly begins: Temporal.Instant };

export function parseConversationCase(line: string): ConversationCase {
  const { now, ...rest } = conversationLine.parse(JSON.parse(line));
  return { ...rest, begins: Temporal.Instant.from(now) };
}
