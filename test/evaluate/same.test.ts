import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { sameWhen } from "../../evaluate/score/same-when.ts";
import { sameJob, sameName, samePlace } from "../../evaluate/score/same-words.ts";
import { wednesday } from "../domain/reading/read.ts";

const at = { now: wednesday, timeZone: "Europe/London" };
const when = (text: string, from: string | null = null) => ({ text, from, to: null });

describe("a time", () => {
  it("is another one where the day or the bound is another", () => {
    const pairs = [
      ["2026-03-06", "2026-03-07"],
      ["tomorrow morning", "tomorrow"],
      ["tomorrow after 16:00", "tomorrow before 16:00"],
      ["tomorrow after 16:00", "tomorrow 16:00"],
      ["2026-03-06 or 2026-03-07", "2026-03-06 to 2026-03-07"],
      ["Thursdays", "2026-03-05"],
      ["any time", "asap"],
    ] as const;
    for (const [one, other] of pairs) assert.ok(!sameWhen(when(one), when(other), at), `${one} and ${other}`);
  });

  it("is the same in other words", () => {
    const pairs = [
      ["tomorrow", "2026-03-05"],
      ["tonight", "2026-03-04 evening"],
      ["asap", "ASAP"],
      ["tomorrow after 16:00", "2026-03-05 from 16:00"],
      ["2026-03-06 before 12:00", "2026-03-06 by noon"],
      ["any time", "anytime"],
    ] as const;
    for (const [one, other] of pairs) assert.ok(sameWhen(when(one), when(other), at), `${one} and ${other}`);
  });

  it("is another one where a bound that is given differs, and a bound that is not given is not looked at", () => {
    const given = when("tomorrow", "2026-03-05T08:00:00Z");
    assert.ok(!sameWhen(given, when("tomorrow", "2026-03-05T09:00:00Z"), at));
    assert.ok(!sameWhen(given, when("tomorrow"), at));
    assert.ok(sameWhen(when("tomorrow"), given, at));
  });
});

describe("a job", () => {
  it("lacks its noun, its fault, or one of two", () => {
    assert.ok(!sameJob("tap dripping", "dripping"));
    assert.ok(!sameJob("tap dripping", "kitchen tap"));
    assert.ok(!sameJob("no hot water", "hot water"));
    assert.ok(!sameJob("tap dripping; toilet blocked", "tap dripping"));
    assert.ok(!sameJob("boiler dead / no heating", "boiler"));
  });

  it("is not the whole text over again", () => {
    assert.ok(!sameJob("tap dripping", `tap dripping ${"and so on ".repeat(15)}`));
  });

  it("is the same in another form and order", () => {
    assert.ok(sameJob("tap dripping", "The kitchen tap drips"));
    assert.ok(sameJob("boiler not working", "boiler won't work"));
    assert.ok(sameJob("leak under the sink", "sink leaks, under it"));
    assert.ok(sameJob("gutters blocked", "blocked gutter"));
    assert.ok(sameJob("no hot water", "there isnae any hot water"));
    assert.ok(sameJob("boiler dead / no heating", "no heating"));
  });
});

describe("a name or a place", () => {
  it("is another one where a part is another, or only a part of a word is there", () => {
    assert.ok(!sameName("Mrs Okafor", "Mr Smith"));
    assert.ok(!sameName("Ann", "Joanna"));
    assert.ok(!sameName("Mrs Okafor", "Mrs"));
    assert.ok(!samePlace("14 Bridge Street", "4 Bridge Street"));
    assert.ok(!samePlace("14 Bridge Street", "Bridge Street"));
  });

  it("is the same with other case, punctuation and honorific, and in longer words", () => {
    assert.ok(sameName("Mrs Okafor", "okafor"));
    assert.ok(sameName("Siobhan O'Neill", "Siobhan O’Neill"));
    assert.ok(sameName("Tony", "Big Tony"));
    assert.ok(samePlace("14 Bridge Street, Otley", "at 14 bridge street Otley"));
  });
});
