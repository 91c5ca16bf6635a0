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

  it("is no person who signs, no make and no place of somebody else", () => {
    for (const text of [
      "boiler off. Cheers, Bradley",
      "leak in the kitchen. Regards, Karen Whitfield",
      "leaking tap, Mrs Hatfield",
      "Hi Dave, tap leaking. Thanks, Sue",
      "Ideal Logic, F1 code, no heat",
      "mate in Hull gave me your number. tap drips",
      "Any road the tap drips",
    ])
      assert.equal(read(text, "anything").place, null, text);
  });

  it("goes on to the village after it and begins with the landmark before it", () => {
    for (const [text, place] of [
      ["boiler dead, Church Lane, Kirkby Malham", "Church Lane, Kirkby Malham"],
      ["tap drips. Rose Cottage, Back Lane, Great Ouseburn. ta, Bev", "Rose Cottage, Back Lane, Great Ouseburn"],
      ["rad is cold. Tyn-y-Coed, Llanrwst", "Tyn-y-Coed, Llanrwst"],
      ["caravan tap drips. Pitch C22, Sandy Bay Holiday Park", "Pitch C22, Sandy Bay Holiday Park"],
      ["lock-up behind the Tesco on Foss Islands Road", "behind the Tesco on Foss Islands Road"],
      ["hedge wants cutting, top of Chapel Hill", "top of Chapel Hill"],
      ["slow sink opposite the train station in Marple", "opposite the train station in Marple"],
      ["roof leaks, we're in Stow on the Wold", "Stow on the Wold"],
      ["cottage on the green at Bolton-by-Bowland, roof", "Bolton-by-Bowland"],
      ["blocked drain in Leeds by Friday please", "Leeds"],
      ["water near the tills, Deansgate", "Deansgate"],
      ["shop on Marine Parade, Whitby. shutter stuck", "Marine Parade, Whitby"],
    ] as const)
      assert.equal(read(text, "anything").place, place, text);
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
