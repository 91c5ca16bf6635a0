import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { countSegments, cutToSeptets, replaceLookalikes, septetsOf, toGsm7 } from "../../src/domain/gsm7.ts";
import { anyText } from "./any-text.ts";

const basic =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

describe("the GSM-7 alphabet", () => {
  it("has 127 basic characters that count one and nine extended ones that count two", () => {
    assert.equal([...basic].length, 127);
    assert.equal(septetsOf(basic), 127);
    assert.equal(septetsOf("^{}\\[~]|€"), 18);
  });

  it("has none of the common surprises", () => {
    for (const character of "`‘’“”–—…•\u00a0çáíóúêŵŷ😀\f\t") assert.equal(septetsOf(character), null, character);
  });
});

describe("the count of segments", () => {
  const cases: readonly (readonly [string, "GSM-7" | "UCS-2", number, number])[] = [
    ["", "GSM-7", 0, 1],
    ["a".repeat(160), "GSM-7", 160, 1],
    ["a".repeat(161), "GSM-7", 161, 2],
    ["a".repeat(306), "GSM-7", 306, 2],
    ["a".repeat(307), "GSM-7", 307, 3],
    ["€".repeat(80), "GSM-7", 160, 1],
    // An escape pair is not split: 152 and a pair leave one septet of the first part unused.
    [`${"a".repeat(152)}€${"a".repeat(152)}`, "GSM-7", 306, 3],
    ["ŵ".repeat(70), "UCS-2", 70, 1],
    ["ŵ".repeat(71), "UCS-2", 71, 2],
    ["ŵ".repeat(134), "UCS-2", 134, 2],
    [`${"ŵ".repeat(66)}😀${"ŵ".repeat(66)}`, "UCS-2", 134, 3],
    ["’€", "UCS-2", 2, 1],
  ];
  it("fills part by part and splits no pair", () => {
    for (const [text, encoding, units, segments] of cases)
      assert.deepEqual(countSegments(text), { encoding, units, segments });
  });
});

describe("a text made GSM-7", () => {
  it("keeps its meaning in plain characters", () => {
    assert.equal(toGsm7("Siân’s “Café” – 50 % …\u00a0ok\tthere"), 'Sian\'s "Café" - 50 % ... ok there');
    assert.equal(toGsm7("Łukasz Dvořák 😀 çà ½"), "Lukasz Dvorak  cà 1/2");
    assert.equal(toGsm7("вода течёт now"), "? ? now");
    assert.equal(replaceLookalikes("a\r\nb\u200bc"), "a\nbc");
  });

  it("ends its lines in one way, whatever was dropped between", () => {
    for (const text of ["a\r\nb", "a\r\r\nb", "a\r😀\nb", "a\r\u200B\nb"]) assert.equal(toGsm7(text), "a\nb");
    for (const text of ["a\r\nb", "a\r\r\nb", "a\r\u200B\nb"]) assert.equal(replaceLookalikes(text), "a\nb");
  });

  it("has plain letters for those that Unicode does not take apart", () => {
    assert.equal(toGsm7("łŁđĐðÐþÞœŒıħ"), "lLdDdDthThoeOEih");
  });

  it("shows that a letter stood there even where taking it apart leaves marks alone", () => {
    assert.equal(toGsm7("\uFF9E"), "?");
  });

  it("is GSM-7 whatever it was, and stays as it is the second time", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const plain = toGsm7(text);
        assert.notEqual(septetsOf(plain), null);
        assert.equal(toGsm7(plain), plain);
      }),
    );
  });
});

describe("a cut", () => {
  it("never exceeds its room and keeps what fits", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."ab €,.") }), fc.nat(60), (text, room) => {
        const cut = cutToSeptets(text, room);
        assert.ok((septetsOf(cut) ?? Infinity) <= room, `${cut} in ${room}`);
        if ((septetsOf(text) ?? Infinity) <= room) assert.equal(cut, text);
      }),
    );
  });

  it("falls between words", () => {
    assert.equal(cutToSeptets("water pouring through the ceiling", 20), "water pouring...");
    assert.equal(cutToSeptets("a".repeat(30), 10), "aaaaaaa...");
    assert.equal(cutToSeptets("abc defghi", 9), "abc...", "half of the room is enough");
    assert.equal(cutToSeptets("ab cdefghi", 9), "ab cde...", "less than half is not");
  });

  it("is not made in a text that just fits", () => {
    assert.equal(cutToSeptets("water", 5), "water");
    assert.equal(cutToSeptets("water", 4), "w...");
  });

  it("leaves no punctuation before its mark", () => {
    assert.equal(cutToSeptets("no water - ; since yesterday", 17), "no water...");
  });

  it("is made in a text whose length in GSM-7 nobody can say, too", () => {
    assert.equal(cutToSeptets("ŵ".repeat(9), 5), "ŵŵ...");
  });
});
