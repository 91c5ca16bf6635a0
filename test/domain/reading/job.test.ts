import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { read } from "./read.ts";

describe("the job", () => {
  it("is null where an owner could put nothing on a job sheet", () => {
    for (const text of [
      "hello",
      "LS1 4AP",
      "tomorrow",
      "thanks for the call",
      "it's Sam",
      "who is this",
      "STOP",
      "please call me",
      "why did you text me",
    ])
      assert.equal(read(text).job, null, text);
  });

  it("is in the sender's own words, without greeting, name, postcode and politeness", () => {
    const said: readonly (readonly [string, string])[] = [
      ["Hi, my boiler is broken, LS1 4AP, it's Sam", "boiler is broken"],
      ["Hello can you please fix a leaking tap? thanks", "fix a leaking tap"],
      ["Hi there, we've got no hot water", "no hot water"],
      ["Toilet blocked and shower leaking at LS1 4AP", "Toilet blocked and shower leaking"],
      ["Boiler broken. Also need a new kitchen tap fitting", "Boiler broken; need a new kitchen tap fitting"],
      ["it's leaking under the sink", "it's leaking under the sink"],
      ["how much to unblock a toilet?", "unblock a toilet"],
    ];
    for (const [text, job] of said) assert.equal(read(text).job, job, text);
  });

  it("may be a bare thing only when that was asked for", () => {
    assert.equal(read("boiler", "job").job, "boiler");
    assert.equal(read("the boiler you saw", "anything").job, null);
  });
});
