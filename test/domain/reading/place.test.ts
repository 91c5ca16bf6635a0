import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { read } from "./read.ts";

describe("where the job is", () => {
  it("is a place only where there is no postcode", () => {
    assert.deepEqual(
      [read("12 High Street, Otley LS21 1AA", "place").place, read("12 High Street, Otley", "place").place],
      [null, "12 High Street, Otley"],
    );
    assert.equal(read("leaking tap in Headingley").place, "Headingley");
    for (const text of ["Moment Close", "The Old Mill", "Canterbury", "Fine Street"])
      assert.equal(read(text, "place").place, text);
    assert.equal(read("chapel allerton", "place").place, "chapel allerton");
  });

  it("is not guessed from anything that was said instead", () => {
    for (const text of [
      "why",
      "I don't know",
      "call me",
      "hmm",
      "no",
      "ok",
      "what for?",
      "tomorrow",
      "hang on",
      "one moment please",
      "continue from where the system stopped",
      "let me check",
    ])
      assert.equal(read(text, "place").place, null, text);
    for (const text of [
      "sparkling clean, 3 bed house",
      "in January",
      "at Christmas",
      "in the kitchen",
      "from Checkatrade",
    ])
      assert.equal(read(text).place, null, text);
  });
});
