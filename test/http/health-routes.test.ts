import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { buildApp, buildMetricsApp } from "../../src/http/app.ts";
import type { Doors } from "../../src/http/doors.ts";
import { doorsUnderTest } from "./doors-under-test.ts";

async function ask(doors: Doors, url: string) {
  const app = buildApp(doors);
  const response = await app.inject({ method: "GET", url });
  await app.close();
  return response;
}

describe("health", () => {
  for (const [status, code] of [
    ["unhealthy", 503],
    ["degraded", 200],
    ["ok", 200],
  ] as const) {
    it(`is ${code} when ${status}, with every check`, async () => {
      const { doors, state } = doorsUnderTest();
      state.health = status;
      for (const url of ["/health", "/api/health"]) {
        const response = await ask(doors, url);
        assert.equal(response.statusCode, code);
        assert.deepEqual(response.json(), {
          status,
          uptime: 1,
          timestamp: "2026-11-22T09:00:00Z",
          checks: [{ name: "database", state: status, reason: null }],
        });
      }
      assert.equal((await ask(doors, "/health/ready")).statusCode, code);
      assert.equal((await ask(doors, "/health/live")).statusCode, 200);
    });
  }

  it("is unhealthy when its checks fail, and the process is still alive", async () => {
    const { doors } = doorsUnderTest();
    const broken: Doors = { ...doors, health: () => Promise.reject(new Error("ECONNREFUSED 10.0.0.1")) };
    const response = await ask(broken, "/health");
    assert.equal(response.statusCode, 503);
    assert.doesNotMatch(response.body, /10\.0\.0\.1/);
    assert.equal((await ask(broken, "/health/live")).statusCode, 200);
    assert.equal((await ask(broken, "/health/ready")).statusCode, 503);
  });

  it("asks the database once, however many ask for it", async () => {
    const { doors, state } = doorsUnderTest();
    const app = buildApp(doors);
    await Promise.all(Array.from({ length: 200 }, () => app.inject({ method: "GET", url: "/health" })));
    await app.close();
    assert.equal(state.healthAsked, 1);
  });
});

describe("metrics and version", () => {
  it("are open", async () => {
    const { doors } = doorsUnderTest();
    assert.equal((await ask(doors, "/metrics")).body, "jobrun_up 1\n");
    assert.deepEqual((await ask(doors, "/api/version")).json(), {
      version: "0.1.0",
      commit: null,
      schemaWindow: { from: "1", to: "2" },
      schema: "2",
    });
  });

  it("are apart when metrics have a port of their own", async () => {
    const { doors } = doorsUnderTest();
    assert.ok(doors.metrics);
    assert.equal((await ask({ ...doors, metrics: null }, "/metrics")).statusCode, 404);
    const alone = buildMetricsApp({ metrics: doors.metrics, log: doors.log });
    assert.equal((await alone.inject({ method: "GET", url: "/metrics" })).statusCode, 200);
    assert.equal((await alone.inject({ method: "GET", url: "/health" })).statusCode, 404);
    await alone.close();
  });
});
