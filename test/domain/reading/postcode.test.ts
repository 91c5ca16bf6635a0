import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { readPostcode } from "../../../src/domain/reading/postcode.ts";

describe("a postcode", () => {
  it("is not read where none is meant", () => {
    const texts = [
      "",
      "no postcode",
      "call me 2 day",
      "boiler E119 fault",
      "error E5 on the boiler",
      "fault L2",
      "off the M25",
      "lot off water",
      "at 10am or 5pm",
      "so 1 of the taps",
      "my number is +447700900123",
      "bosch w10",
      "ZZ1 1ZZ",
      "I have 2 radiators",
      "B1 off the ring road",
      "room 101",
      "showing F28",
      "it's 1st floor",
    ];
    for (const text of texts) assert.equal(readPostcode(text, "job"), null, text);
  });

  it("is read as it is, with and without its space, in any case, anywhere in the text", () => {
    for (const text of [
      "LS1 4AP",
      "ls14ap",
      "boiler broken at Ls1  4aP thanks",
      "LS1-4AP.",
      "(LS1 4AP)",
      "its ls1 4ap mate",
      "postcode:LS1 4AP",
    ]) {
      assert.equal(readPostcode(text, "job"), "LS1 4AP", text);
    }
    for (const code of [
      "M1 1AE",
      "B33 8TH",
      "CR2 6XH",
      "DN55 1PT",
      "W1A 0AX",
      "EC1A 1BB",
      "BT7 1NN",
      "N1 9GU",
      "SW1A 2AA",
      "PO1 2AB",
      "CO1 1AA",
      "YO1 7HH",
      "LL11 1AA",
      "LL1 1AA",
      "SO14 4AA",
      "IP1 1AA",
      "OL1 1AA",
      "DL1 1AA",
    ]) {
      assert.equal(readPostcode(`no heating ${code.toLowerCase().replace(" ", "")}`, "job"), code);
    }
  });

  it("has O for 0 and I for 1 repaired, and figures spelt out", () => {
    assert.equal(readPostcode("M2O 3AB", "job"), "M20 3AB");
    assert.equal(readPostcode("LSI 4AP", "job"), "LS1 4AP");
    assert.equal(readPostcode("W1A OAX", "job"), "W1A 0AX");
    assert.equal(readPostcode("MI5 4AA", "job"), "M15 4AA");
    assert.equal(readPostcode("ei 4aa", "job"), "E1 4AA");
    assert.equal(readPostcode("ls one four a p", "place"), "LS1 4AP");
    assert.equal(readPostcode("L S one 4 A P", "place"), "LS1 4AP");
  });

  it("is the corrected one, else the first", () => {
    assert.equal(readPostcode("LS1 4AP sorry LS2 9JT", "job"), "LS2 9JT");
    assert.equal(readPostcode("LS1 4AP, I mean LS2 9JT", "job"), "LS2 9JT");
    assert.equal(readPostcode("not LS1 4AP but LS2 9JT", "job"), "LS2 9JT");
    assert.equal(readPostcode("flats at LS1 4AP and LS2 9JT", "job"), "LS1 4AP");
  });

  it("is the outward half where that is all there is and it is plainly a place", () => {
    assert.equal(readPostcode("LS1", "place"), "LS1");
    assert.equal(readPostcode("leaking roof in ls6", "job"), "LS6");
    assert.equal(readPostcode("m20", "place"), "M20");
    assert.equal(readPostcode("SE15 area", "place"), "SE15");
  });

  it("is in its own form or null for every string", () => {
    const letters = fc.string({ unit: fc.constantFrom(..."LSMBEC014OI ap,.") });
    fc.assert(
      fc.property(fc.oneof(letters, fc.string({ unit: "binary" })), fc.constantFrom("job", "place"), (text, asked) => {
        assert.match(readPostcode(text, asked) ?? "LS1", /^[A-Z]{1,2}\d[A-Z\d]?(?: \d[A-Z]{2})?$/);
      }),
      { numRuns: 2000 },
    );
  });

  it("is not read into a Monday and its date", () => {
    assert.equal(readPostcode("Mon 9th 8am", "anything"), null);
  });
});
