import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { endRests } from "../../src/flows/end-rests.ts";
import { serveQueue } from "../../src/flows/onboard/serve-queue.ts";
import { watchPool } from "../../src/flows/watch-pool.ts";
import { releaseNumber } from "../../src/store/numbers.ts";
import { installation, type Installation } from "../support/installation.ts";
import { ownerToBe } from "./onboard/owner-to-be.ts";

let home: Installation;
before(async () => {
  home = await installation();
});
after(() => home.close());

async function poolNews(): Promise<readonly string[]> {
  await watchPool(home.context.world);
  const rows = await home.records.rows<{ kind: string }>(
    `SELECT kind FROM incidents WHERE kind LIKE 'pool%' AND state = 'open'`,
  );
  return rows.map(({ kind }) => kind);
}

describe("a number whose client is gone", () => {
  it("goes after its ninety days to the owner who waits for one, and is no free number before", async () => {
    const onboarding = await home.addNumber("ONBOARDING");
    const { id, number } = await home.newClient();
    const { store, world } = home.context;
    assert.equal(await store.withTenant(id, (tx) => releaseNumber(tx, number, id, world.now())), null);
    const owner = await ownerToBe(home, onboarding);
    await owner.texts("I'm Ann, plumber in Leeds, trading as Reed Plumbing. Text me any time");
    await owner.texts("AGREE");
    home.advance({ hours: 89 * 24 });
    await endRests(world);
    assert.deepEqual([await serveQueue(world), await poolNews()], [0, ["pool_empty"]]);
    home.advance({ hours: 24 });
    await endRests(world);
    assert.deepEqual(await poolNews(), ["pool_low"]);
    const words = await home.heardBy(owner.phone, () => serveQueue(world));
    assert.match(words.join(), /^Good news: a number is free and it is yours/);
    assert.equal((await owner.client())?.number, number);
    assert.deepEqual(await poolNews(), ["pool_empty"]);
  });
});
