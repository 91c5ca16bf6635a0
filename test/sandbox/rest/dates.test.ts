import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { rfc2822, timeFilter } from "../../../src/sandbox/rest/dates.ts";

const noon = Date.parse("2026-03-03T12:00:00.750Z");

describe("a list's time filter", () => {
  it("takes a bare day as the whole of it", () => {
    assert.ok(timeFilter({ DateSent: "2026-03-03" }, "DateSent")(noon));
    assert.ok(!timeFilter({ DateSent: "2026-03-04" }, "DateSent")(noon));
    assert.ok(timeFilter({ "DateSent<": "2026-03-03" }, "DateSent")(noon));
  });

  it("includes both bounds, in whole seconds as the lists show them", () => {
    assert.ok(timeFilter({ "StartTime>": "2026-03-03T12:00:00Z" }, "StartTime")(noon));
    assert.ok(timeFilter({ "StartTime<": "2026-03-03T12:00:00Z" }, "StartTime")(noon));
    assert.ok(!timeFilter({ "StartTime>": "2026-03-03T12:00:01Z" }, "StartTime")(noon));
  });

  it("keeps everything when the time cannot be read", () => {
    assert.ok(timeFilter({ "DateSent>": "yesterday" }, "DateSent")(noon));
  });

  it("writes times as Twilio does", () => {
    assert.equal(rfc2822(noon), "Tue, 03 Mar 2026 12:00:00 +0000");
    assert.equal(rfc2822(null), null);
  });
});
