import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readDialCode } from "../../../src/sandbox/phones/dial-codes.ts";

const N = "+447700900123";
const CONDITIONAL = ["noAnswer", "unreachable", "busy"];

describe("a mobile that dials a divert code", () => {
  for (const code of [
    "**99*+447700900123#",
    "**61*12#",
    "**61#",
    "**61*+447700900123",
    "**62*+447700900123**20#",
    "**61*+447700900123**21#",
    "**61*+447700900123*10*20#",
    "61",
    "**61*+447700900123**20#x",
  ]) {
    it(`is refused ${code}`, () => {
      assert.equal(readDialCode(code, "mobile").kind, "wrong");
    });
  }

  const settings: [string, string[], number | null][] = [
    [`**61*${N}#`, ["noAnswer"], null],
    [`**61*${N}**20#`, ["noAnswer"], 20],
    [`**61*${N}*11*15#`, ["noAnswer"], 15],
    [`**62*${N}#`, ["unreachable"], null],
    [`**67*${N}#`, ["busy"], null],
    [`**004*${N}#`, CONDITIONAL, null],
    [`**004*${N}**30#`, CONDITIONAL, 30],
    [`**21*${N}#`, ["all"], null],
    ["**61*07700900123#", ["noAnswer"], null],
    ["**61*00447700900123#", ["noAnswer"], null],
    ["** 61 * +44 7700 900123 #", ["noAnswer"], null],
  ];
  for (const [code, conditions, ringSeconds] of settings) {
    it(`sets ${conditions.join(", ")} with ${code}`, () => {
      assert.deepEqual(readDialCode(code, "mobile"), { kind: "set", conditions, to: N, ringSeconds });
    });
  }

  it("cancels with ##, asks with *#, and switches a stored one on and off with one star or hash", () => {
    assert.deepEqual(readDialCode("##61#", "mobile"), { kind: "erase", conditions: ["noAnswer"] });
    assert.deepEqual(readDialCode("##002#", "mobile"), { kind: "erase", conditions: ["all", ...CONDITIONAL] });
    assert.deepEqual(readDialCode("*#004#", "mobile"), { kind: "query", conditions: CONDITIONAL });
    assert.deepEqual(readDialCode("*61#", "mobile"), { kind: "activate", conditions: ["noAnswer"] });
    assert.deepEqual(readDialCode(`*61*${N}#`, "mobile"), { kind: "activate", conditions: ["noAnswer"] });
    assert.deepEqual(readDialCode("#61#", "mobile"), { kind: "deactivate", conditions: ["noAnswer"] });
  });
});

describe("a landline that dials a divert code", () => {
  it("is refused the mobile form with two stars", () => {
    assert.equal(readDialCode(`**61*${N}#`, "landline").kind, "wrong");
  });

  it("sets with one star and cancels with one hash", () => {
    assert.deepEqual(readDialCode(`*61*${N}#`, "landline"), {
      kind: "set",
      conditions: ["noAnswer"],
      to: N,
      ringSeconds: null,
    });
    assert.deepEqual(readDialCode("#61#", "landline"), { kind: "erase", conditions: ["noAnswer"] });
  });
});
