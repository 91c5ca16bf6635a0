import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { everyCallComes, rangMax, type Rang } from "../../src/domain/all-calls.ts";

const now = Temporal.Instant.from("2026-11-23T18:00:00Z");
const from = now.subtract({ hours: 24 * 60 });

/** So many callers in the 24 hours that end `daysAgo` days ago, spread evenly over so many hours of them. */
function day(daysAgo: number, callers: number, hours: number): readonly Rang[] {
  return Array.from({ length: callers }, (_, caller) => ({
    at: now.subtract({ hours: 24 * daysAgo + (caller % hours), minutes: 30 }),
    caller: `caller ${caller}`,
  }));
}

const usualDays = (callers: number) => Array.from({ length: 28 }, (_, ago) => day(ago + 1, callers, callers)).flat();
const judge = (today: readonly Rang[], earlier: readonly Rang[] = [], since = from) =>
  everyCallComes({ from: since, rang: [...today, ...earlier] }, now);

describe("a divert of every call", () => {
  it("is not suspected of ten people in a day, and is of eleven all day long", () => {
    assert.equal(judge(day(0, 10, 8)), null);
    assert.equal(judge(day(0, 11, 8)), 11);
  });

  it("is not suspected where they all came within five hours, as after an advert", () => {
    assert.equal(judge(day(0, 40, 5)), null);
    assert.equal(judge(day(0, 40, 6)), 40);
  });

  it("is not suspected of one person who rings all day", () => {
    assert.equal(judge(day(0, 40, 8).map(({ at }) => ({ at, caller: "+441632960990" }))), null);
  });

  it("is not suspected where that is usual: three times as many as on a day of the last four weeks are nothing", () => {
    assert.equal(judge(day(0, 15, 12), usualDays(5)), null);
    assert.equal(judge(day(0, 16, 12), usualDays(5)), 16);
    assert.equal(judge(day(0, 16, 10), usualDays(5)), null);
  });

  it("is suspected from the first day on, of which nothing is usual, and quiet days count as days", () => {
    const begun = now.subtract({ hours: 24 * 3 });
    assert.equal(judge(day(0, 11, 8), day(1, 8, 8), begun), 11);
    assert.equal(judge(day(0, 16, 12), day(1, 28, 12)), 16);
  });

  it("is judged by the days that were looked at, where so many rang that not all were", () => {
    const busy = Array.from({ length: 10 }, (_, ago) => day(ago + 1, 100, 20))
      .flat()
      .slice(0, rangMax - 40);
    assert.equal(judge(day(0, 40, 20), busy), null);
  });
});
