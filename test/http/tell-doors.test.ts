import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { z } from "zod";
import { tellDoors } from "../../src/http/tell-doors.ts";
import { makeMetrics } from "../../src/telemetry/metrics.ts";
import { listeningLog } from "../telemetry/lines.ts";

const route = "/api/twilio/sms";
const line = z.object({ event: z.string(), level: z.string(), webhooks: z.number().optional() });
const request = { route, requestId: "r1" };

describe("what the doors tell", () => {
  it("of requests that were turned away is counted one by one, and written a line a second", async (t) => {
    t.mock.timers.enable({ apis: ["setTimeout"] });
    const [told, metrics] = [listeningLog(), makeMetrics()];
    const tell = tellDoors(told.log, metrics);
    const turnAway = (times: number) => {
      for (let time = 0; time < times; time += 1) tell({ what: "overloaded", route });
    };
    turnAway(500);
    t.mock.timers.tick(999);
    turnAway(100);
    assert.equal(told.lines().length, 1);
    t.mock.timers.tick(1);
    t.mock.timers.tick(5_000);
    const lines = z
      .array(line)
      .parse(told.lines())
      .map(({ event, level, webhooks }) => [event, level, webhooks]);
    assert.deepEqual(lines, [
      ["webhooks_turned_away", "warn", 1],
      ["webhooks_turned_away", "warn", 599],
    ]);
    assert.match((await metrics.page()).body, /jobrun_webhooks_total\{[^}]*outcome="overloaded"[^}]*\} 600/);
  });

  it("of each request is how it ended, and of one that was committed how long that took", async () => {
    const [told, metrics] = [listeningLog(), makeMetrics()];
    const tell = tellDoors(told.log, metrics);
    tell({ what: "acknowledged", first: true, route, seconds: 0.25 });
    tell({ what: "acknowledged", first: false, route, seconds: 0.25 });
    tell({ what: "refused", status: 403, code: "bad_signature", ...request });
    tell({ what: "failed", status: 503, code: "database_away", error: new Error("gone"), ...request });
    const { body } = await metrics.page();
    for (const outcome of ["stored", "duplicate", "refused", "away"])
      assert.match(body, new RegExp(`jobrun_webhooks_total\\{[^}]*outcome="${outcome}"[^}]*\\} 1`));
    assert.match(body, /jobrun_webhook_seconds_sum\{[^}]*\} 0\.5$/m);
    assert.deepEqual(
      z
        .array(line)
        .parse(told.lines())
        .map(({ event }) => event),
      ["webhook_refused", "failed"],
    );
  });
});
