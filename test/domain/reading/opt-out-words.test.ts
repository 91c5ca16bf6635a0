import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { read } from "./read.ts";

describe("an opt-out in free words", () => {
  it("is not read into texts about something else", () => {
    for (const text of [
      "please stop by tomorrow",
      "can you stop the leak",
      "cancel the visit",
      "you idiots",
      "end of terrace",
      "remove an old boiler",
      "text me the price",
    ])
      assert.equal(read(text).optOut, false, text);
  });

  it("is read from any plain wording", () => {
    for (const text of [
      "STOP",
      "stop texting me",
      "please lose my number",
      "stopp",
      "I don't want any more of these messages",
      "never contact me again",
      "stop bothering me",
      "unsubcribe",
    ])
      assert.equal(read(text).optOut, true, text);
  });
});
