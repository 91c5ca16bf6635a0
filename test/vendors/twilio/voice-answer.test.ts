import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { cleanText } from "../../../src/domain/untrusted-text.ts";
import { emptyAnswer, spokenAnswer } from "../../../src/vendors/twilio/voice-answer.ts";

const shape =
  /^<\?xml version="1\.0" encoding="UTF-8"\?><Response>(?:<Say language="en-GB">([^<>]*)<\/Say>)?<Hangup\/><\/Response>$/;

/** Undoes the escapes of XML, so that what is spoken can be compared with what was meant. */
function spoken(answer: string): string {
  const text = shape.exec(answer)?.[1] ?? "";
  assert.doesNotMatch(text, /&(?!(?:amp|lt|gt|quot|apos|#xD);)/);
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

describe("a spoken answer", () => {
  it("is well-formed for every string there is, and says what was meant", () => {
    const anything = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.constantFrom("<", "&", "]", ">", "\0", "\ud800", "a") }),
    );
    fc.assert(
      fc.property(anything, (words) => {
        const answer = spokenAnswer(words);
        assert.match(answer, shape);
        assert.equal(spoken(answer), cleanText(words).trim());
      }),
      { numRuns: 1_000 },
    );
  });

  it("never grows without bound, nor cuts a character in two", () => {
    assert.match(spokenAnswer("😀".repeat(5_000)), shape);
    assert.match(spokenAnswer(`a${"😀".repeat(5_000)}`), shape);
  });

  it("speaks British English and hangs up", () => {
    assert.equal(
      spokenAnswer("You have reached Smith & Sons."),
      '<?xml version="1.0" encoding="UTF-8"?><Response><Say language="en-GB">You have reached Smith &amp; Sons.</Say><Hangup/></Response>',
    );
  });

  it("to a text is always empty", () => {
    assert.equal(emptyAnswer, "<Response/>");
  });
});
