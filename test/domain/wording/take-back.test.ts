import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { networks, phoneTypes } from "../../../src/domain/divert/network.ts";
import { undoAllCalls, undoCodes } from "../../../src/domain/divert/undo.ts";
import { parsePhone } from "../../../src/domain/phone.ts";
import { allCallsDiverted, closingTexts } from "../../../src/domain/wording/take-back.ts";
import { readDialCode } from "../../../src/sandbox/phones/dial-codes.ts";
import { assertOurWords, assertSendable } from "./template-rules.ts";

const number = parsePhone("+447700900123") ?? assert.fail();
const phones = [...phoneTypes, null].flatMap((phoneType) =>
  [...networks, null].map((network) => ({ phoneType, network })),
);

describe("an owner who takes a divert back", () => {
  for (const told of phones) {
    it(`gets at most one code a text, alone on its line (${told.phoneType ?? "any phone"}, ${told.network ?? "any network"})`, () => {
      for (const text of [...closingTexts(told, number), allCallsDiverted(1_000, told)]) {
        const lines = text.split("\n");
        for (const line of lines.filter((each) => !/^[*#\d]+#$/.test(each))) assert.doesNotMatch(line, /[*#]\d/);
        assert.ok(lines.filter((each) => /^[*#]/.test(each)).length <= 1, text);
        assertSendable(lines.join(" "), 2);
        assertOurWords(text);
      }
    });
  }

  it("dials what erases exactly the diverts that were asked for, and no divert of every call", () => {
    for (const told of phones) {
      const kind = told.phoneType === "LANDLINE" ? "landline" : "mobile";
      const erased = undoCodes(told, number).map(({ dial }) => readDialCode(dial, kind));
      assert.ok(erased.every((code) => code.kind === "erase" && !code.conditions.includes("all")));
      assert.equal(erased.length, kind === "mobile" ? 3 : told.network === "bt" ? 1 : 0);
      const all = undoAllCalls(told);
      if (all !== null) assert.deepEqual(readDialCode(all, kind), { kind: "erase", conditions: ["all"] });
    }
  });
});
