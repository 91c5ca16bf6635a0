import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { read } from "./read.ts";

describe("the sender's name", () => {
  it("is not the tradesperson's, a place, a day or a word that only looks like one", () => {
    for (const text of [
      "Hi Dave, boiler broken",
      "it's Leaking",
      "I'm Freezing",
      "It's Urgent",
      "thanks Dave",
      "IT'S LEAKING BADLY",
      "I'M SOAKED",
      "I'm in Otley",
      "this is not good",
      "its Monday",
    ]) {
      assert.equal(read(text).name, null, text);
    }
  });

  it("is read as given", () => {
    const said: readonly (readonly [string, string])[] = [
      ["it's Sam", "Sam"],
      ["Hi it's Sam here, tap leaking", "Sam"],
      ["my name is jane smith", "jane"],
      ["My name is Jane Smith", "Jane Smith"],
      ["This is Mrs Jones", "Mrs Jones"],
      ["I'm Siân and my boiler is broken", "Siân"],
      ["Boiler broken. Thanks, Tom", "Tom"],
      ["Sam here, no heating", "Sam"],
      ["ask for Priya", "Priya"],
    ];
    for (const [text, name] of said) assert.equal(read(text).name, name, text);
    assert.equal(read("sam", "name").name, "sam");
  });
});
