import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { networks, phoneTypes } from "../../../src/domain/divert/network.ts";
import { afterSet, beforeStep, diallingOf, divertCodes, nextForm } from "../../../src/domain/divert/steps.ts";
import { parsePhone } from "../../../src/domain/phone.ts";
import { readDialCode } from "../../../src/sandbox/phones/dial-codes.ts";

const number = parsePhone("+447700900123") ?? assert.fail();

describe("the codes of a divert", () => {
  it("are those of the telephony page, first with the ring time, then in the forms that some networks want", () => {
    const forms = [0, 1, 2, 3].map(
      (attempt) => diallingOf({ code: "no_answer", attempt }, "IPHONE", "ee", number)?.set,
    );
    assert.deepEqual(forms, [
      "**61*+447700900123**20#",
      "**61*+447700900123#",
      "**61*+447700900123*11*20#",
      "**004*+447700900123#",
    ]);
    const others = (["unreachable", "busy"] as const).map(
      (code) => diallingOf({ code, attempt: 0 }, "ANDROID", "o2", number)?.set,
    );
    assert.deepEqual(others, ["**62*+447700900123#", "**67*+447700900123#"]);
  });

  it("do on a network what they are said to do: set, show and take back, and never divert every call", () => {
    for (const phone of phoneTypes) {
      for (const network of networks) {
        for (const code of divertCodes) {
          for (let attempt = 0; attempt < 5; attempt += 1) {
            const dialling = diallingOf({ code, attempt }, phone, network, number);
            if (dialling === null) continue;
            const kind = phone === "LANDLINE" ? "landline" : "mobile";
            const [set, check, undo] = [dialling.set, dialling.check, dialling.undo].map((each) =>
              readDialCode(each, kind),
            );
            assert.ok(set?.kind === "set" && set.to === number && !set.conditions.includes("all"), dialling.set);
            assert.ok(check?.kind === "query" && undo?.kind === "erase");
            assert.deepEqual([check.conditions, undo.conditions], [set.conditions, set.conditions]);
          }
        }
      }
    }
  });

  it("come one after the other, one for a landline, and none after the one that sets all", () => {
    const first = { code: "no_answer", attempt: 0 } as const;
    assert.deepEqual(afterSet(first, "IPHONE"), { code: "unreachable", attempt: 0 });
    assert.deepEqual(afterSet({ code: "busy", attempt: 0 }, "IPHONE"), null);
    assert.deepEqual(afterSet(first, "LANDLINE"), null);
    assert.deepEqual(afterSet({ code: "no_answer", attempt: 3 }, "ANDROID"), null);
    assert.deepEqual(
      [beforeStep(first), beforeStep({ code: "busy", attempt: 1 })],
      [null, { code: "unreachable", attempt: 0 }],
    );
  });

  it("run out, and then somebody else has to set it", () => {
    assert.deepEqual(nextForm({ code: "busy", attempt: 0 }), { code: "busy", attempt: 1 });
    assert.deepEqual(nextForm({ code: "busy", attempt: 1 }), { code: "busy", attempt: 1 });
    assert.equal(diallingOf({ code: "busy", attempt: 1 }, "IPHONE", "ee", number), null);
    assert.equal(diallingOf({ code: "no_answer", attempt: 0 }, "LANDLINE", "other", number), null);
  });
});
