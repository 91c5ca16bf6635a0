import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { meaningOf, type CodeMeaning, type ToldIn } from "../../src/domain/code-meaning.ts";

const nothing: CodeMeaning = { moreTries: 0, optedOut: false, unreachable: false, loop: false, incident: null };
const unreachable = { unreachable: true };
const dropped = { incident: "carrier_dropped" } as const;
const newOne = { incident: "unknown_code" } as const;

/** Codes, what each brings where the answer to a send told it, and where a callback did. */
const table: readonly (readonly [codes: string, answer: Partial<CodeMeaning>, callback: Partial<CodeMeaning>])[] = [
  ["21211 21614 21635 21265 30004 30005 30006", unreachable, unreachable],
  ["21610", { optedOut: true }, { optedOut: true }],
  ["20003 21408 21606 21612 21608 21649 30002 30034 21617 21624 30045 90007", {}, {}],
  ["429 20429 21611 30001", {}, { moreTries: 2 }],
  ["30003", { moreTries: 2 }, { moreTries: 2 }],
  ["30008 30500", { moreTries: 1 }, { moreTries: 1 }],
  ["30007 30450 30036", dropped, dropped],
  ["14107 30039", { ...dropped, loop: true }, { ...dropped, loop: true }],
  ["11200 12100 57012", { incident: "webhook_fault" }, { incident: "webhook_fault" }],
  ["30999 21999 http_418 constructor", newOne, { ...newOne, moreTries: 1 }],
];

describe("what a carrier's code brings", () => {
  for (const [codes, answer, callback] of table) {
    it(`is the table's, in an answer and in a callback: ${codes}`, () => {
      for (const code of codes.split(" ")) {
        assert.deepEqual(meaningOf(code, "answer"), { ...nothing, ...answer }, code);
        assert.deepEqual(meaningOf(code, "callback"), { ...nothing, ...callback }, code);
      }
    });
  }

  it("is never another try and the end of trying at once, whatever the code", () => {
    const told = fc.constantFrom<ToldIn>("answer", "callback");
    const codes = fc.oneof(fc.integer({ min: 10_000, max: 99_999 }).map(String), fc.string());
    fc.assert(
      fc.property(codes, told, (code, where) => {
        const { moreTries, optedOut, unreachable: gone, loop } = meaningOf(code, where);
        return moreTries === 0 || !(optedOut || gone || loop);
      }),
    );
  });
});
