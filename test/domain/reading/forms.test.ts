import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readPostcode } from "../../../src/domain/reading/postcode.ts";
import { read } from "./read.ts";

/** It is Wednesday, 4 March 2026. */
const whens: readonly (readonly [string, string | null])[] = [
  ["a week on Tuesday", "2026-03-17"],
  ["Friday week", "2026-03-13"],
  ["a fortnight on Monday", "2026-03-23"],
  ["next Tuesday", "2026-03-10"],
  ["the 19th", "2026-03-19"],
  ["20 March pm", "2026-03-20 afternoon"],
  ["in about three weeks", "2026-03-25"],
  ["monday to wednesday", "2026-03-09 to 2026-03-11"],
  ["Sat or Sun", "2026-03-07 or 2026-03-08"],
  ["from Monday", "from 2026-03-09"],
  ["before friday", "before 2026-03-06"],
  ["any day but not monday", "any time except 2026-03-09"],
  ["can't do tomorrow but friday is fine", "2026-03-06"],
  ["move Monday's job back to Wednesday", "2026-03-11"],
  ["friday ten till twelve", "2026-03-06 10:00-12:00"],
  ["thurs quarter past nine", "2026-03-05 09:15"],
  ["back of four tomorrow", "tomorrow after 16:00"],
  ["tomorrow dinnertime", "tomorrow lunchtime"],
  ["not before 5, tomorrow", "tomorrow after 17:00"],
  ["in 5 minutes I'm out, tomorrow is fine", "tomorrow"],
  ["evenings after 6 or Sunday", "evenings after 18:00 or 2026-03-08"],
  ["any evening", "evenings"],
  ["blinds in 5 windows tomorrow", "tomorrow"],
  ["guests tomorrow, can you come today", "today"],
];

describe("every form of a time", () => {
  it("is written as the readings page says", () => {
    for (const [text, when] of whens) assert.equal(read(text, "time").when?.text ?? null, when, text);
  });

  it("is none where a day is an event's, a habit's, a question's or already called off", () => {
    for (const text of [
      "guests tomorrow and the oven is dead",
      "light is on 24/7 and driving us mad",
      "what time do you start in the mornings?",
      "I have to call off tomorrow's appointment",
      "there's water sat in the bottom",
      "lights flickering at W5 2HH",
    ])
      assert.equal(read(text, "anything").when, null, text);
  });
});

describe("a spelt postcode", () => {
  it("is read whatever its letters are called", () => {
    for (const text of [
      "ell ess one four ay pee",
      "lima sierra one four alpha papa",
      "postcode is l s 1 four a p",
      "LS 1 4 AP",
    ])
      assert.equal(readPostcode(text, "anything"), "LS1 4AP", text);
    assert.equal(readPostcode("m twenty two five r x", "anything"), "M22 5RX");
    assert.equal(readPostcode("en doubleyou three five double you s", "anything"), "NW3 5WS");
  });

  it("is none in a telephone number, a letter game or a motorway", () => {
    for (const text of [
      "oh seven seven double oh nine oh oh one two three",
      "i n s t r u c t i o n s",
      "near M25 motorway",
      "E10 fuel",
      "in 2 weeks",
    ])
      assert.equal(readPostcode(text, "anything"), null, text);
  });

  it("is the job's where the sender's stands before it, and the meant one where another is refused", () => {
    assert.equal(readPostcode("I live at G3 7XX but the job is at G12 8QQ", "place"), "G12 8QQ");
    assert.equal(readPostcode("sorry LS7 not LS1", "anything"), "LS7");
    assert.equal(readPostcode("Y03I 7QA", "place"), "YO31 7QA");
    assert.equal(readPostcode("S014 4AA", "place"), "SO14 4AA");
  });
});

describe("a signature", () => {
  it("is none where it is a town, a word of the trade or the tradesperson thanked", () => {
    for (const text of [
      "rat in the kitchen, 17 Albert Road, Bolton",
      "Toilet blocked. Urgent",
      "Thanks Dave",
      "Leak under sink. Kitchen",
    ])
      assert.equal(read(text, "anything").name, null, text);
  });

  it("is the name at the end, beside a postcode, or alone", () => {
    for (const [text, name] of [
      ["boiler dead. LS28 5NT. Kev", "Kev"],
      ["no power, Tariq, E6 2LL", "Tariq"],
      ["M14 5PB, Jean", "Jean"],
      ["drippy tap. Thx Amara", "Amara"],
      ["this is brenda calling about the sink", "brenda"],
      ["Rev. Jane Moss. Vestry radiator cold. WR1 2LA", "Rev. Jane Moss"],
      ["tap drips, KA7 1XE Struan", "Struan"],
    ] as const)
      assert.equal(read(text, "anything").name, name, text);
  });
});

describe("a place without its postcode", () => {
  it("is a house, a road or a town, with or without capitals", () => {
    for (const [text, place] of [
      ["Victoria House, tap drips", "Victoria House"],
      ["leak in crosby", "crosby"],
      ["cistern running at 5 Cobden Mews", "5 Cobden Mews"],
      ["tap drips, Mrs Vane, Burford", "Burford"],
    ] as const)
      assert.equal(read(text, "anything").place, place, text);
    assert.equal(read("new door for a 3 bed house", "anything").place, null);
  });
});
