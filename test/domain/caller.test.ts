import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { classifyCaller, type KnownNumbers, phoneOf, textable } from "../../src/domain/caller.ts";

const nobody: KnownNumbers = { ours: new Set(), staff: new Set(), allowFiction: true };

function classOf(from: string, known: KnownNumbers = nobody): string {
  return classifyCaller(from, known).is;
}

/** A number of a range that has no fiction block: its prefix and zeros, which nobody is given. */
function inRange(prefix: string, digits: number): string {
  return `+${prefix.padEnd(digits, "0")}`;
}

const manx = inRange("447624", 12);
const beyondFiction = inRange("155555502", 11);

const table: readonly (readonly [string, string])[] = [
  ["", "withheld"],
  ["Anonymous", "withheld"],
  ["+RESTRICTED", "withheld"],
  ["unavailable", "withheld"],
  ["266696687", "withheld"],
  ["+266696687", "withheld"],
  ["+12562533", "withheld"],
  ["17748283", "withheld"],
  ["+86282452253", "withheld"],
  ["Argos", "alphanumeric"],
  ["B&Q-07", "alphanumeric"],
  ["ANONYMOUS X", "alphanumeric"],
  ["60777", "short_code"],
  ["+123", "short_code"],
  ["1234567", "short_code"],
  ["12", "not_a_number"],
  ["07700900123", "not_a_number"],
  ["sip:someone@example.com", "not_a_number"],
  ["+447700900123", "uk_mobile"],
  ["+447700900999", "uk_mobile"],
  [manx, "uk_mobile"],
  [inRange("4470", 12), "uk_personal_or_pager"],
  [inRange("4476", 12), "uk_personal_or_pager"],
  [inRange("447", 11), "other_country"],
  ["+441632960123", "uk_landline"],
  [inRange("44800", 12), "uk_landline"],
  ["+15555550100", "north_america"],
  [inRange("15551", 11), "other_country"],
  [inRange("33", 11), "other_country"],
];

describe("a caller's class", () => {
  it("follows the number table, row by row", () => {
    assert.deepEqual(
      table.map(([from]) => [from, classOf(from)]),
      table,
    );
  });

  it("is ours or staff before it is a mobile, and before fiction is refused", () => {
    const known = { ours: new Set(["+447700900001"]), staff: new Set(["+447700900002"]), allowFiction: false };
    assert.deepEqual(
      ["+447700900001", "+447700900002", "+447700900003"].map((from) => classOf(from, known)),
      ["ours", "staff", "fiction_refused"],
    );
  });

  it("refuses every fiction range in production, and only those", () => {
    const production = { ...nobody, allowFiction: false };
    for (const from of ["+447700900000", "+441632960123", "+15555550199"]) {
      assert.equal(classOf(from, production), "fiction_refused", from);
    }
    for (const from of [manx, beyondFiction]) assert.notEqual(classOf(from, production), "fiction_refused", from);
  });
});

describe("who may be texted at all", () => {
  it("is a mobile and nobody else, whatever the carrier writes", () => {
    const froms = fc.oneof(
      fc.string(),
      fc.constantFrom(...table.map(([from]) => from)),
      fc.stringMatching(/^\+?(44)?[0-9]{0,12}$/),
    );
    fc.assert(
      fc.property(froms, (from) => {
        const caller = classifyCaller(from, nobody);
        assert.equal(textable(caller), caller.is === "uk_mobile");
        if (textable(caller)) assert.match(phoneOf(caller) ?? "", /^\+447(?:[1-57-9]\d{8}|624\d{6})$/);
      }),
    );
  });

  it("has a number to be told to the owner, except where the network gave none", () => {
    assert.equal(phoneOf(classifyCaller("anonymous", nobody)), null);
    assert.equal(phoneOf(classifyCaller("60777", nobody)), null);
    assert.equal(phoneOf(classifyCaller("+441632960123", nobody)), "+441632960123");
  });
});
