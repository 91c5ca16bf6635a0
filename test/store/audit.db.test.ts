import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Scope, Switch } from "../../src/domain/scope.ts";
import { openOperatorStore, type OperatorStore } from "../../src/store/operator.ts";
import { pressOff } from "../../src/store/switches.ts";
import { mobile, noon, openGateBench, type GateBench, type LiveClient } from "../gate/gate-bench.ts";

let bench: GateBench;
let operator: OperatorStore;
let client: LiveClient;

before(async () => {
  bench = await openGateBench(8);
  operator = openOperatorStore(bench.database.operatorUrl);
  client = await bench.liveClient();
});
after(async () => {
  await operator.close();
  await bench.close();
});

const scope = (): Scope => ({ level: "client", clientId: client.id });
const off = (which: Scope, what: Switch = "outbound", { at = noon, reason = "fire", by = "Ann" } = {}) =>
  bench.store.withoutTenant((tx) => pressOff(tx, which, { what, reason, by }, at));
const breaks = async () =>
  (await bench.root.query<{ place: number }>("SELECT day, place FROM audit_breaks()")).rows.map(({ place }) => place);
const presses = async () =>
  (
    await bench.root.query<Record<string, unknown>>(
      `SELECT "clientId", scope, what, who, why, day::text, place FROM audit ORDER BY day, place`,
    )
  ).rows;

/** What the chain says after something that only a superuser could do, which is gone again after. */
async function withForgery(forgery: string) {
  await bench.root.query(`BEGIN; ALTER TABLE audit DISABLE TRIGGER audit_stands; ${forgery}`);
  try {
    return await breaks();
  } finally {
    await bench.root.query("ROLLBACK");
  }
}

describe("the audit", () => {
  it("takes no press without a reason or a name, and the switch stays as it was", async () => {
    await assert.rejects(off(scope(), "outbound", { reason: " " }), { code: "23514" });
    await assert.rejects(off(scope(), "outbound", { by: "" }), { code: "23514" });
    const { rows } = await bench.root.query(`SELECT 1 FROM clients WHERE "outboundPaused"`);
    assert.deepEqual([rows, await presses()], [[], []]);
  });

  it("has every press of every level: who, when, what and why", async () => {
    await off({ level: "platform" });
    await off(scope(), "ai");
    await off({ level: "customer", clientId: client.id, phone: mobile(1) });
    await operator.pressOn(
      { level: "platform" },
      { what: "outbound", reason: "out", by: "Bob" },
      noon.add({ hours: 24 }),
    );
    const [house, ann] = ["client_jobrun", { who: "Ann", why: "fire", day: "2026-11-23" }];
    assert.deepEqual(await presses(), [
      { clientId: house, scope: "platform", what: "outbound off", ...ann, place: 1 },
      { clientId: client.id, scope: "client", what: "ai off", ...ann, place: 2 },
      { clientId: client.id, scope: mobile(1), what: "outbound off", ...ann, place: 3 },
      { clientId: house, scope: "platform", what: "outbound on", who: "Bob", why: "out", day: "2026-11-24", place: 1 },
    ]);
    assert.deepEqual(await breaks(), []);
  });

  it("keeps one order where the clock was set back, and where many press at once", async () => {
    await off(scope(), "alerts", { at: noon });
    await Promise.all(Array.from({ length: 30 }, () => off(scope(), "alerts", { at: noon.add({ hours: 48 }) })));
    assert.equal((await presses()).length, 35);
    assert.deepEqual(await breaks(), []);
  });

  it("shows a row that was changed, taken out, or put in later", async () => {
    assert.deepEqual(await withForgery(`UPDATE audit SET who = 'nobody' WHERE what = 'ai off'`), [2]);
    assert.deepEqual(await withForgery(`UPDATE audit SET why = 'because' WHERE what = 'outbound on'`), [1]);
    assert.deepEqual(await withForgery("DELETE FROM audit WHERE what = 'ai off'"), [3]);
    assert.deepEqual(await withForgery("DELETE FROM audit WHERE day = '2026-11-24'"), [1]);
    const copy = `INSERT INTO audit SELECT "clientId", 'later', day, 4, scope, what, who, why, "pressedAt", hash, hash FROM audit WHERE day = '2026-11-23' AND place = 3`;
    assert.deepEqual(await withForgery(copy), [4]);
  });

  it("is never changed, not even by its owner", async () => {
    for (const forgery of ["UPDATE audit SET who = 'x'", "DELETE FROM audit", "TRUNCATE audit"]) {
      await assert.rejects(bench.root.query(forgery), /only ever added to/);
    }
  });
});
