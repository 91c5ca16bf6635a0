import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseQuestion } from "../../../src/cli/read/parse-question.ts";
import { Refused } from "../../../src/home/refused.ts";

const now = Temporal.Instant.from("2026-11-22T12:00:00Z");

describe("a line with a text to read", () => {
  const refused: readonly (readonly [what: string, line: string, said: RegExp])[] = [
    ["no JSON", "leak", /^Line 2 is no JSON object\.$/],
    ["a list", "[1]", /^Line 2 is no JSON object\.$/],
    ["no id", '{"text":"leak"}', /^Line 2 has no "id"/],
    ["no text", '{"id":"1"}', /^Line 2 has no "text"/],
    ["an asked that nobody asks", '{"id":"1","text":"leak","asked":"mood"}', /asks for "mood"/],
    ["a trade that is no text", '{"id":"1","text":"leak","trade":7}', /"trade" that is no text/],
    ["a moment that is none", '{"id":"1","text":"leak","now":"noon"}', /"noon" for now/],
    ["a time zone that nobody knows", '{"id":"1","text":"leak","timeZone":"Mars/Base"}', /"Mars\/Base", which nobody/],
  ];
  for (const [what, line, said] of refused) {
    it(`is refused where it has ${what}, by its number and with an example`, () => {
      assert.throws(
        () => parseQuestion(line, 2, now),
        (error) =>
          error instanceof Refused && said.test(error.message) && /"leak under the sink, LS1 4AP"/.test(error.next),
      );
    });
  }

  it("has this moment, London and a general trade where it says nothing else", () => {
    const { context } = parseQuestion('{"id":7,"text":"leak"}', 1, now);
    assert.deepEqual(context, { asked: "anything", trade: "general", now, timeZone: "Europe/London" });
  });
});
