import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { addNumberToPool } from "../../src/flows/add-number.ts";
import { watchPool } from "../../src/flows/watch-pool.ts";
import { installation, operatorNumber, operatorPhone, type Installation } from "../support/installation.ts";
import { until } from "../support/until.ts";

let home: Installation;
before(async () => {
  home = await installation({ operatorNumber });
  const { store, carrier, world } = home.context;
  assert.equal(await addNumberToPool(store, carrier, { phone: operatorNumber, role: "SYSTEM" }, world.now()), null);
});
after(() => home.close());

/** Looked at twice, as every five minutes does. */
async function open(): Promise<readonly string[]> {
  for (let look = 0; look < 2; look += 1) await watchPool(home.context.world);
  const rows = await home.records.rows<{ kind: string }>(
    `SELECT kind FROM incidents WHERE kind LIKE 'pool%' AND state = 'open'`,
  );
  return rows.map(({ kind }) => kind);
}

const told = async () => (await home.network.bodiesTo(operatorPhone)).filter((body) => /\bnumbers?\b/.test(body));

describe("the pool of free numbers", () => {
  it("is nobody's trouble where no owner can begin by text", async () => {
    assert.deepEqual(await open(), []);
  });

  it("that is empty is told to the operator, once", async () => {
    await home.addNumber("ONBOARDING");
    assert.deepEqual(await open(), ["pool_empty"]);
    await until("the operator is told", async () => (await told()).length > 0);
    home.advance({ hours: 5 });
    assert.deepEqual(await open(), ["pool_empty"]);
    await home.untilIdle();
    const [only = "", ...more] = await told();
    assert.match(only, /^JobRun: No number is free: .* Buy some, and add them: jobrun number add\./);
    assert.deepEqual(more, []);
  });

  it("that runs low is told of as that, up to two that are left", async () => {
    await home.addNumber("OPERATIONAL");
    assert.deepEqual(await open(), ["pool_low"]);
    await home.addNumber("OPERATIONAL");
    assert.deepEqual(await open(), ["pool_low"]);
    await until("the operator is told", async () => (await told()).length > 1);
    assert.match((await told())[1] ?? "", /Free numbers run out: (1 is|2 are) left/);
    assert.equal((await told()).length, 2);
  });

  it("that has enough again is no trouble, and not the numbers of others count", async () => {
    await home.addNumber("OPERATIONAL");
    assert.deepEqual(await open(), []);
    await home.newClient();
    assert.deepEqual(await open(), []);
    await home.addNumber("SYSTEM");
    await home.addNumber("ONBOARDING");
    await home.records.rows(
      `UPDATE numbers SET state = 'quarantine' WHERE phone = (SELECT min(phone) FROM numbers WHERE role = 'OPERATIONAL' AND state = 'warm')`,
    );
    assert.deepEqual(await open(), ["pool_low"]);
  });
});
