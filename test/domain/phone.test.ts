import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { displayPhone, normaliseTypedPhone, parsePhone } from "../../src/domain/phone.ts";

describe("a number as the carrier writes it", () => {
  it("is refused when it is not E.164 already, however plain the repair would be", () => {
    for (const text of [
      "",
      "07700900123",
      "+0770090012",
      "+44 7700900123",
      "447700900123",
      "+447700900123 ",
      "+44770x",
      "+1234567",
    ]) {
      assert.equal(parsePhone(text), null, text);
    }
  });

  it("is taken as it is", () => {
    assert.equal(parsePhone("+447700900123"), "+447700900123");
  });
});

describe("a number as a person in the UK types it", () => {
  it("is refused when it cannot be a number", () => {
    for (const text of [
      "",
      "0",
      "07700",
      "hello",
      "07700 900123 or 07700 900124",
      "+44",
      "99999999999999999999",
      "0".repeat(9999),
      `07700900123${" ".repeat(40)}`,
    ]) {
      assert.equal(normaliseTypedPhone(text), null, text);
    }
  });

  it("becomes one form, so that one person has one thread", () => {
    const ways = [
      "07700900123",
      "07700 900123",
      "07700-900-123",
      "(07700) 900.123",
      "+44 7700 900123",
      "+44 (0)7700 900123",
      "+4407700900123",
      "0044 7700 900123",
      "00 44 (0) 7700 900 123",
      "447700900123",
      "\u00a007700\u2011900123 ",
      "０７７００９００１２３",
    ];
    for (const way of ways) assert.equal(normaliseTypedPhone(way), "+447700900123", way);
    assert.equal(normaliseTypedPhone("01632 960123"), "+441632960123");
    assert.equal(normaliseTypedPhone("+1 555 555 0100"), "+15555550100");
  });

  it("never becomes anything but E.164, whatever was typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."0123456789+() -.x") }), (text) => {
        const phone = normaliseTypedPhone(text);
        assert.equal(phone === null || parsePhone(phone) === phone, true);
        if (phone !== null) assert.equal(normaliseTypedPhone(phone), phone.replace("+440", "+44"));
      }),
    );
  });
});

describe("a number shown to a person", () => {
  it("is written as people here say it", () => {
    const shown = ["+447700900123", "+441632960123", "+15555550100"].map((text) => {
      const phone = parsePhone(text);
      return phone === null ? "" : displayPhone(phone);
    });
    assert.deepEqual(shown, ["07700 900123", "01632 960123", "+1 555 555 0100"]);
  });
});
