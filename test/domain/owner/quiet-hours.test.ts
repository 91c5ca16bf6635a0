import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { alertWaitsUntil, endOfDay, momentOf, noQuiet } from "../../../src/domain/owner/quiet-hours.ts";

const london = "Europe/London";
const at = (text: string) => Temporal.Instant.from(text);
const night = { from: 21 * 60, until: 7 * 60 };
const waits = (text: string, alertsOffUntil: string | null = null) =>
  alertWaitsUntil(
    { hours: night, alertsOffUntil: alertsOffUntil === null ? null : at(alertsOffUntil) },
    london,
    at(text),
  )?.toString() ?? null;

describe("quiet hours from 21 to 7", () => {
  it("are none where the owner set none: an alert goes at any hour", () => {
    assert.equal(alertWaitsUntil(noQuiet, london, at("2026-11-22T03:00:00Z")), null);
  });

  it("let an alert of the day go, up to the last minute and from the first", () => {
    assert.deepEqual(
      ["2026-11-22T20:59:59Z", "2026-11-22T07:00:00Z", "2026-11-22T12:00:00Z"].map((now) => waits(now)),
      [null, null, null],
    );
  });

  it("hold one of the night until seven, before midnight and after it", () => {
    assert.equal(waits("2026-11-22T21:00:00Z"), "2026-11-23T07:00:00Z");
    assert.equal(waits("2026-11-23T06:59:59Z"), "2026-11-23T07:00:00Z");
  });

  it("are those of the client's clock, also in the nights when it goes forward or back", () => {
    assert.equal(waits("2026-03-28T23:00:00Z"), "2026-03-29T06:00:00Z");
    assert.equal(waits("2026-10-24T22:00:00Z"), "2026-10-25T07:00:00Z");
  });

  it("within a day end on that day", () => {
    const siesta = { hours: { from: 13 * 60, until: 15 * 60 }, alertsOffUntil: null };
    assert.equal(alertWaitsUntil(siesta, london, at("2026-11-22T14:00:00Z"))?.toString(), "2026-11-22T15:00:00Z");
    assert.equal(alertWaitsUntil(siesta, london, at("2026-11-22T15:00:00Z")), null);
  });

  it("and alerts that are off: the later end counts", () => {
    assert.equal(waits("2026-11-22T22:00:00Z", "2026-11-23T09:00:00Z"), "2026-11-23T09:00:00Z");
    assert.equal(waits("2026-11-22T22:00:00Z", "2026-11-22T23:00:00Z"), "2026-11-23T07:00:00Z");
    assert.equal(waits("2026-11-22T12:00:00Z", "2026-11-22T11:00:00Z"), null);
  });

  it("always end after now and within a day, whatever they are", () => {
    const minute = fc.integer({ min: 0, max: 24 * 60 - 1 });
    fc.assert(
      fc.property(minute, minute, fc.integer({ min: 0, max: 366 * 24 * 60 }), (from, until, later) => {
        if (from === until) return;
        const now = at("2026-01-01T00:00:30Z").add({ minutes: later });
        const end = alertWaitsUntil({ hours: { from, until }, alertsOffUntil: null }, london, now);
        if (end === null) return;
        const hours = now.until(end).total("hours");
        assert.ok(hours > 0 && hours <= 25, `${hours}`);
      }),
    );
  });
});

describe("a moment that an owner means", () => {
  const now = at("2026-11-22T20:00:00Z");
  const moment = (until: Parameters<typeof momentOf>[0], hours: Parameters<typeof momentOf>[1] = null) =>
    momentOf(until, hours, london, now).toString();

  it("is the next time that the clock shows it", () => {
    assert.equal(moment({ day: "next", minutes: [17 * 60] }), "2026-11-23T17:00:00Z");
    assert.equal(moment({ day: "next", minutes: [9 * 60, 21 * 60] }), "2026-11-22T21:00:00Z");
    assert.equal(moment({ day: "next", minutes: [20 * 60] }), "2026-11-23T20:00:00Z");
  });

  it("is seven for tomorrow, or when the night that was set is over", () => {
    assert.equal(moment({ day: "tomorrow" }), "2026-11-23T07:00:00Z");
    assert.equal(moment({ day: "tomorrow" }, { from: 22 * 60, until: 6 * 60 }), "2026-11-23T06:00:00Z");
  });

  it("the end of the day is the client's midnight", () => {
    assert.equal(endOfDay(london, at("2026-06-30T23:30:00Z")).toString(), "2026-07-01T23:00:00Z");
  });
});
