import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { usualSpelling } from "../../../src/domain/reading/usual-spelling.ts";

describe("usual spelling", () => {
  it("leaves words alone that only look like a slip or a dropped letter", () => {
    for (const text of [
      "basin",
      "cabin",
      "slower",
      "hating",
      "train",
      "later",
      "broker",
      "drooping",
      "e14 9ab",
      "fighting again",
    ])
      assert.equal(usualSpelling(text), text, text);
  });

  const said: readonly (readonly [string, string])[] = [
    ["watter comin doon", "water coming down"],
    ["windae cannae shut", "window can't shut"],
    ["the lecky's off", "the electricity's off"],
    ["bolier", "boiler"],
    ["raditor", "radiator"],
    ["leakking", "leaking"],
    ["drippin'", "dripping"],
    ["the morra", "tomorrow"],
    ["packed in", "broken"],
  ];
  it("is what dialect, dropped letters and one slip of the finger meant", () => {
    for (const [text, usual] of said) assert.equal(usualSpelling(text), usual, text);
  });
});
