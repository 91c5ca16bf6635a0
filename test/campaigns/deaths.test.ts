import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { makeChance } from "../../campaigns/hostile/chance.ts";
import { planDeaths } from "../../campaigns/kill/plan.ts";
import { ordersOf } from "../../campaigns/storm/orders.ts";
import { faultPoints } from "../../src/telemetry/fault-points.ts";

describe("the deaths of a full kill campaign", () => {
  const deaths = planDeaths({ howMany: 300, randomOneIn: 2, timesMax: 40 }, makeChance(1));

  it("come at every named point several times, and as often at random", () => {
    const points = deaths.flatMap((death) => (death.at === "point" ? [death.point] : []));
    assert.equal(points.length, 150);
    for (const point of faultPoints) assert.ok(points.filter((each) => each === point).length >= 10, point);
  });

  it("come while a process starts, too", () => {
    assert.ok(deaths.some(({ at }) => at === "starting") && deaths.some(({ at }) => at === "working"));
  });
});

describe("the orders of a storm", () => {
  it("are all that there are, each once", () => {
    const orders = ordersOf(["queued", "sending", "sent", "delivered"]);
    assert.equal(new Set(orders.map((order) => order.join())).size, 24);
    assert.equal(orders.length, 24);
  });
});
