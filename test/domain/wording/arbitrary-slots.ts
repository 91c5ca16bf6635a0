import fc from "fast-check";
import { type Answer, topics } from "../../../src/domain/intake/topic.ts";
import type { LeadFacts } from "../../../src/domain/lead-facts.ts";

const piece = fc.oneof(
  fc.constantFrom(
    "reply",
    "Text",
    "send with",
    "say",
    '"',
    "'",
    "yes",
    "STOP",
    "stop",
    "HELP",
    "CANCEL",
    "end",
    "START",
    "stopall",
    "UNSUBSCRIBE",
    "yesterday",
    "€€€€€€",
    "^{}[]~|\\",
    "Siân",
    "😀",
    "вода",
    "…",
    "\n",
    "\0",
    "\ud800",
    "boiler",
    "leak.",
    "Ltd",
    "ß",
    "\u0001",
    ".",
    "...",
    "-",
  ),
  fc.string({ unit: "binary" }),
  fc.string({ maxLength: 400, size: "max" }),
);

/** What anybody might have typed, weighted to what could break a text: carrier words, dear characters, and length. */
export const anyWords: fc.Arbitrary<string> = fc
  .array(fc.tuple(piece, fc.constantFrom(" ", "", "\n")), { maxLength: 12, size: "max" })
  .map((pieces) => pieces.flat().join(""));

const maybeWords = fc.option(anyWords, { nil: null, freq: 6 });

export const anyLead: fc.Arbitrary<LeadFacts> = fc.record({
  job: maybeWords,
  postcode: maybeWords,
  place: maybeWords,
  urgency: fc.constantFrom("emergency", "soon", "routine", "unknown"),
  danger: fc.constantFrom(null, "gas", "carbon_monoxide", "electric", "flood", "fire", "injury"),
  when: fc.option(
    anyWords.map((text) => ({ text, from: null, to: null })),
    { nil: null },
  ),
  name: maybeWords,
  words: maybeWords,
});

/** Up to two things asked, with whatever an owner may have told of them. */
export const anyAnswers: fc.Arbitrary<readonly Answer[]> = fc.array(
  fc.record({ topic: fc.constantFrom(...topics), told: maybeWords }),
  { maxLength: 2 },
);

/** Long texts take minutes to shrink, and the first that fails says enough. */
export const withoutShrinking = { endOnFailure: true } as const;
