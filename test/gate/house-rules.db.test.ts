import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { houseClient } from "../../src/domain/ids.ts";
import { keepHouseRules, type HouseRules } from "../../src/store/house-rules.ts";
import { mobile, noon, openGateBench, type GateBench, type LiveClient } from "./gate-bench.ts";

const operator = mobile(700);
const rules: HouseRules = {
  operatorPhone: operator,
  segmentPricePence: 4.5,
  clientDayPence: 600,
  trialDays: 5,
  numbersMax: 9,
};

let bench: GateBench;
let client: LiveClient;

before(async () => {
  bench = await openGateBench();
  client = await bench.liveClient();
});
after(() => bench.close());

const keep = (wish: Partial<HouseRules> = {}) =>
  bench.store.withoutTenant((db) => keepHouseRules(db, { ...rules, ...wish }, noon));

async function kept(): Promise<unknown> {
  const { rows } = await bench.root.query(
    `SELECT "operatorPhone", "segmentPricePence"::float, "clientDayPence"::float, "trialDays", "numbersMax" FROM platform`,
  );
  return rows[0];
}

async function audited(): Promise<readonly string[]> {
  const { rows } = await bench.root.query<{ why: string; what: string }>(
    `SELECT what, why FROM audit WHERE "clientId" = 'client_jobrun' ORDER BY day, place`,
  );
  return rows.map(({ what, why }) => `${what}: ${why}`);
}

describe("the rules of the house", () => {
  it("are kept where the gate reads them, and a change is audited without the operator's phone", async () => {
    await keep();
    assert.deepEqual(await kept(), rules);
    const [audit = "", ...more] = await audited();
    assert.equal(more.length, 0);
    assert.match(
      audit,
      /house rules: a segment at 4\.5 pence, .* up to 600, a trial of 5 days, numbers bought up to 9, the operator set$/,
    );
    assert.ok(!audit.includes(operator));
  });

  it("are no news where nothing changed", async () => {
    await keep();
    assert.equal((await audited()).length, 1);
  });

  for (const change of [
    { operatorPhone: null },
    { segmentPricePence: 5 },
    { clientDayPence: 700 },
    { trialDays: 14 },
    { numbersMax: 0 },
  ]) {
    it(`are audited when ${Object.keys(change).join()} alone changes`, async () => {
      await keep();
      const count = (await audited()).length;
      await keep(change);
      assert.deepEqual(await kept(), { ...rules, ...change });
      assert.equal((await audited()).length, count + 1);
    });
  }

  it("are not for a transaction of one client", async () => {
    const asClient = bench.store.withTenant(client.id, (tx) => keepHouseRules(tx, rules, noon));
    await assert.rejects(asClient, { code: "42501" });
  });

  for (const tenant of [houseClient, null]) {
    it(`leave the caller's tenant (${tenant ?? "none"}) as it was`, async () => {
      const rows = await bench.root.query(
        `BEGIN; SELECT set_config('jobrun.tenant', '${tenant ?? ""}', true);
         SELECT keep_house_rules('press_test', NULL, 9, 900, 7, 0, now()); SELECT current_tenant() AS tenant; ROLLBACK`,
      );
      assert.ok(Array.isArray(rows));
      assert.deepEqual(rows[3]?.rows, [{ tenant }]);
    });
  }

  it("are a price, a cap and a trial above nothing", async () => {
    await assert.rejects(keep({ segmentPricePence: 0 }), { code: "23514" });
    await assert.rejects(keep({ clientDayPence: 0 }), { code: "23514" });
    await assert.rejects(keep({ trialDays: 0 }), { code: "23514" });
    await assert.rejects(keep({ numbersMax: -1 }), { code: "23514" });
  });
});
