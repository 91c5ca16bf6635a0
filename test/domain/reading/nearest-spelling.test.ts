import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { spellingsOf } from "../../../src/domain/reading/nearest-spelling.ts";
import { read } from "./read.ts";

const { nearest } = spellingsOf(["smell", "socket", "ceiling"]);

describe("the nearest spelling", () => {
  it("is none for a word of ordinary English, for two slips and for a wrong first letter", () => {
    for (const word of ["small", "spell", "shell", "soket2", "cieilng", "rocket", "dwelling", "sell", "it"])
      assert.equal(nearest(word), null, word);
  });

  it("is the word that lost, doubled, changed or swapped one letter", () => {
    for (const [written, meant] of [
      ["smel", "smell"],
      ["smelll", "smell"],
      ["smwll", "smell"],
      ["msell", "smell"],
      ["sokcet", "socket"],
      ["soxket", "socket"],
      ["celing", "ceiling"],
      ["cieling", "ceiling"],
    ] as const)
      assert.equal(nearest(written), meant, written);
  });
});

describe("a danger written with a slip of the thumb", () => {
  it("is read all the same", () => {
    for (const text of [
      "semll of gas",
      "gas smwll in hall",
      "the sokcet is buzzzing",
      "sockrt sparjing",
      "smke from the boiler",
      "celing bulgung",
      "carbon mpnoxide alarm going off",
      "fuse box crackiling",
      "waetr through the light",
    ])
      assert.notEqual(read(text).lifeSafety, null, text);
  });
});
