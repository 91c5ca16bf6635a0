import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { read } from "./read.ts";

describe("wanting a person", () => {
  it("is not read into a ring that only serves the visit, nor into curiosity", () => {
    for (const text of [
      "ring when outside",
      "call me when you're outside",
      "are you a robot?",
      "ring the bell",
      "don't call me",
      "boiler broken",
      "I called you yesterday",
    ])
      assert.equal(read(text).wantsHuman, false, text);
  });

  it("is read from asking to be rung or to speak to somebody", () => {
    for (const text of [
      "please ring me",
      "can someone call me back",
      "I want to speak to a person",
      "can I talk to Dave",
      "give me a call",
      "I don't want to talk to a robot",
      "call me on my mobile",
      "don't text, ring me",
    ]) {
      assert.equal(read(text).wantsHuman, true, text);
    }
  });
});
