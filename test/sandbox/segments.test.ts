import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { countSegments } from "../../src/sandbox/segments.ts";

const GSM = "@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0189:;<=>?¡AZÄÖÑÜ§¿azäöñüà\n\r".split("");
const EXTENDED = "^{}\\[~]|€".split("");

describe("the network's segment counter", () => {
  const vectors: [string, string, string, number][] = [
    ["160 plain letters", "a".repeat(160), "GSM-7", 1],
    ["161 plain letters", "a".repeat(161), "GSM-7", 2],
    ["306 letters, two full parts", "a".repeat(306), "GSM-7", 2],
    ["307 letters", "a".repeat(307), "GSM-7", 3],
    ["160 pound signs, which count one", "£".repeat(160), "GSM-7", 1],
    ["80 euro signs, which count two", "€".repeat(80), "GSM-7", 1],
    ["81 euro signs", "€".repeat(81), "GSM-7", 2],
    ["153 euro signs: the pair is never split, so 76 a part", "€".repeat(153), "GSM-7", 3],
    ["152 letters and an euro sign that would straddle the parts", `${"a".repeat(152)}€${"a".repeat(152)}`, "GSM-7", 3],
    ["70 characters with one curly quote", `${"a".repeat(69)}’`, "UCS-2", 1],
    ["71 characters with one curly quote", `${"a".repeat(70)}’`, "UCS-2", 2],
    ["35 emoji, two units each", "🔧".repeat(35), "UCS-2", 1],
    ["36 emoji", "🔧".repeat(36), "UCS-2", 2],
    ["67 emoji: a pair is never split, so 33 a part", "🔧".repeat(67), "UCS-2", 3],
    ["a backtick, which GSM-7 lacks", "`", "UCS-2", 1],
    ["nothing at all", "", "GSM-7", 1],
  ];
  for (const [what, body, encoding, segments] of vectors) {
    it(`counts ${what} as ${segments} of ${encoding}`, () => {
      const counted = countSegments(body);
      assert.deepEqual([counted.encoding, counted.segments], [encoding, segments]);
    });
  }

  it("never counts fewer segments for a longer text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), fc.string({ maxLength: 20 }), (body, more) => {
        assert.ok(countSegments(body + more).segments >= countSegments(body).segments);
      }),
      { numRuns: 300 },
    );
  });

  it("keeps texts of the GSM alphabet in GSM-7, and one other character makes them UCS-2", () => {
    const gsm = fc.array(fc.constantFrom(...GSM, ...EXTENDED), { maxLength: 300 }).map((found) => found.join(""));
    fc.assert(
      fc.property(gsm, fc.constantFrom("ç", "`", "–", "…", "ê", "🔥"), (body, foreign) => {
        assert.equal(countSegments(body).encoding, "GSM-7");
        assert.equal(countSegments(body + foreign).encoding, "UCS-2");
      }),
      { numRuns: 300 },
    );
  });
});
