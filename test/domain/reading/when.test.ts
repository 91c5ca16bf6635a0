import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { read } from "./read.ts";

describe("when a visit is wanted", () => {
  it("is not when the trouble began, when to ring, a date called off, or a bare no rush", () => {
    const texts = [
      "boiler stopped working yesterday",
      "leaking since Friday",
      "it broke on Tuesday",
      "no heating since this morning",
      "ring me tomorrow",
      "can't make Friday",
      "no rush",
      "it happens every Monday",
      "tap dripping",
      "5 radiators cold",
      "power went off at 6",
      "no water right now",
    ];
    for (const text of texts) assert.equal(read(text).when, null, text);
  });

  const said: readonly (readonly [string, string, string | null, string | null])[] = [
    ["tomorrow", "tomorrow", "2026-03-05T00:00:00Z", "2026-03-06T00:00:00Z"],
    ["tomorrow morning please", "tomorrow morning", "2026-03-05T08:00:00Z", "2026-03-05T12:00:00Z"],
    [
      "tap dripping, can you come tomorrow after 4",
      "tomorrow after 16:00",
      "2026-03-05T16:00:00Z",
      "2026-03-06T00:00:00Z",
    ],
    ["today if possible", "today", "2026-03-04T00:00:00Z", "2026-03-05T00:00:00Z"],
    ["can someone come tonight", "tonight", "2026-03-04T17:00:00Z", "2026-03-05T00:00:00Z"],
    ["are you free on friday", "2026-03-06", "2026-03-06T00:00:00Z", "2026-03-07T00:00:00Z"],
    ["Friday between 2 and 4 would be good", "2026-03-06 14:00-16:00", "2026-03-06T14:00:00Z", "2026-03-06T16:00:00Z"],
    ["monday at half five", "2026-03-09 17:30", "2026-03-09T17:30:00Z", "2026-03-09T17:30:00Z"],
    ["Monday before 9am please", "2026-03-09 before 09:00", "2026-03-09T00:00:00Z", "2026-03-09T09:00:00Z"],
    ["Thursday or Friday works", "2026-03-05 or 2026-03-06", "2026-03-05T00:00:00Z", "2026-03-07T00:00:00Z"],
    ["can you do the 12th of March", "2026-03-12", "2026-03-12T00:00:00Z", "2026-03-13T00:00:00Z"],
    ["asap please", "asap", null, null],
    ["any time", "any time", null, null],
    ["whenever suits you", "any time", null, null],
    ["I'm in on Thursdays", "Thursdays", null, null],
    ["next week is best", "next week", null, null],
    ["need someone out now", "now", null, null],
    ["evenings are best", "evenings", null, null],
  ];

  it("is read with its bounds in the client's time zone", () => {
    for (const [text, words, from, to] of said)
      assert.deepEqual(read(text, "time").when, { text: words, from, to }, text);
  });

  it("is read beside a job without having been asked for", () => {
    assert.equal(read("cracked tile, can you come on friday?").when?.text, "2026-03-06");
  });

  it("means the client's own day late at night", () => {
    const halfPastMidnight = Temporal.Instant.from("2026-07-01T23:30:00Z");
    assert.deepEqual(read("today", "time", halfPastMidnight).when, {
      text: "today",
      from: "2026-07-01T23:00:00Z",
      to: "2026-07-02T23:00:00Z",
    });
    assert.equal(
      read("today", "time", Temporal.Instant.from("2026-03-04T20:00:00Z")).when?.from,
      "2026-03-04T00:00:00Z",
    );
  });

  it("keeps to local midnight when the clocks change", () => {
    const saturday = Temporal.Instant.from("2026-03-28T10:00:00Z");
    assert.deepEqual(read("tomorrow", "time", saturday).when, {
      text: "tomorrow",
      from: "2026-03-29T00:00:00Z",
      to: "2026-03-29T23:00:00Z",
    });
  });
});
