import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { checkWords } from "../../../src/domain/owner/relay-words.ts";
import { countSegments } from "../../../src/domain/gsm7.ts";
import { anyWords, withoutShrinking } from "../wording/arbitrary-slots.ts";

const refused = {
  link: [
    "pay at http://pay.example",
    "pay at pay-me.example/now",
    "see evil.com",
    "see EVIL.CO.UK",
    "see you.Cheers",
    "www evil com",
    "evil dot com",
    "write to me@example",
    "go to 192.0.2.7",
    "see ｅｖｉｌ．ｃｏｍ",
    "see evil\u200b.com",
    "ftp://x",
  ],
  phone_number: [
    "ring 07700900123",
    "ring 07700 900123",
    "ring +44 7700 900 123",
    "ring 0 7 7 0 0 9 0 0 1 2 3",
    "ring (01632) 960-123",
    "text 66777",
    "ring 118118",
    "ring 496 0123",
    "ring zero seven seven zero zero nine zero zero one two three",
    "ring ０７７００９００１２３",
  ],
  carrier_word: ["reply YES to confirm", "please text stop if you can't", 'say "help" if stuck'],
  empty: ["", "   ", "...", "😀"],
} as const;

const fine = [
  "on my way, 20 min",
  "I'll be there between 10.30 - 11.30 on 24/11",
  "it's £12,500 all in, e.g. 3 rooms",
  "It was £12500 in the end. OK?",
  "see you at 9.15am. Thanks",
  "Flat 4, 12 Acacia Avenue?",
  "on my way\nback by 5pm",
  "yes, that works",
  "approx.20 mins",
] as const;

describe("an owner's words for a customer", () => {
  for (const [why, all] of Object.entries(refused)) {
    for (const words of all) {
      it(`${JSON.stringify(words)} are refused: ${why}`, () => {
        assert.deepEqual(checkWords(words), { refused: why });
      });
    }
  }

  for (const words of fine) {
    it(`${JSON.stringify(words)} go as they are`, () => {
      assert.deepEqual(checkWords(words), { words });
    });
  }

  it("that pass are plain, and hold nothing that dials or opens a page, whatever was written", () => {
    fc.assert(
      fc.property(anyWords, (words) => {
        const checked = checkWords(words);
        if ("refused" in checked) return;
        assert.equal(countSegments(checked.words).encoding, "GSM-7");
        assert.doesNotMatch(checked.words, /:\/\/|@|www|\d{9}/);
        assert.deepEqual(checkWords(checked.words), checked);
      }),
      withoutShrinking,
    );
  });
});
