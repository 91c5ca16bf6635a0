import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { closeClient } from "../../src/flows/close-client.ts";
import { watchDiverts } from "../../src/flows/watch-diverts.ts";
import { openOperatorStore, type OperatorStore } from "../../src/store/operator.ts";
import { installation, type Installation, type TestClient } from "../support/installation.ts";
import { incidentStates } from "./incident-states.ts";
import { noticesGiven } from "./notices-given.ts";

let home: Installation;
let operator: OperatorStore;
let dave: TestClient;
before(async () => {
  home = await installation();
  operator = openOperatorStore(home.database.operatorUrl);
});
after(async () => {
  await operator.close();
  await home.close();
});
beforeEach(async () => {
  const here = home.context.world.now().toZonedDateTimeISO("Europe/London");
  const noon = here.withPlainTime({ hour: 12 }).add({ days: 1 });
  home.advance({ seconds: Math.ceil(here.until(noon).total("seconds")) });
  dave = await home.liveClient("Dave's Plumbing");
  await home.records.rows(
    `SELECT set_config('jobrun.tenant', $1, false), move_billing($1, NULL, 'paying', 'because', 'a test', now())`,
    [dave.id],
  );
});

async function ringsDaily(days: number): Promise<void> {
  for (let day = 0; day < days; day += 1) {
    home.advance({ hours: 24 });
    await home.network.call("+441632960992", dave.number);
    await home.untilIdle();
  }
}

/** What the owner hears in so many silent days, looked at each day. */
const hears = (days: number) =>
  home.heardBy(dave.owner, async () => {
    for (let day = 0; day < days; day += 1) {
      home.advance({ hours: 24 });
      await watchDiverts(home.context.world);
    }
    await noticesGiven(home);
  });

const checks = async (days: number) => (await hears(days)).filter((body) => body.includes("dial this code"));
const incidents = () => incidentStates(home, dave.id, "divert_dark");
const dark = async () => (await operator.clients()).find(({ id }) => id === dave.id)?.suspectedDark;

describe("a client whose calls stop coming", () => {
  it("is asked once to dial the exact code again, and the operator sees who it is", async () => {
    await ringsDaily(6);
    assert.deepEqual(await checks(2), []);
    assert.equal(await dark(), false);
    const [check = "", ...more] = await checks(1);
    assert.match(check, new RegExp(`no call has come to us for 3 days.*: \\*\\*61\\*\\${dave.number}\\*\\*20#$`));
    assert.deepEqual(more, []);
    assert.equal(await dark(), true);
    assert.deepEqual(await checks(20), []);
    assert.deepEqual(await incidents(), ["open"]);
  });

  it("is no more suspected once somebody rings, and asked again in the next silence", async () => {
    await ringsDaily(6);
    assert.equal((await checks(3)).length, 1);
    await ringsDaily(1);
    assert.deepEqual(await checks(1), []);
    assert.deepEqual(await incidents(), ["resolved"]);
    assert.equal(await dark(), false);
    assert.equal((await checks(30)).length, 1);
    assert.deepEqual(await incidents(), ["resolved", "open"]);
  });

  it("is not asked in the morning for what a call in the night has answered", async () => {
    await ringsDaily(6);
    home.advance({ hours: 80 });
    await watchDiverts(home.context.world);
    assert.deepEqual(await incidents(), ["open"]);
    const heard = await home.heardBy(dave.owner, async () => {
      await home.network.call("+441632960992", dave.number);
      await home.untilIdle();
      home.advance({ hours: 16 });
      await watchDiverts(home.context.world);
      await home.untilIdle();
    });
    assert.deepEqual(
      heard.filter((body) => body.includes("dial this code")),
      [],
    );
  });

  it("is left alone where nobody pays for it, or it was closed", async () => {
    await ringsDaily(6);
    await home.records.rows(`UPDATE clients SET "billingStatus" = 'canceled' WHERE id = $1`, [dave.id]);
    assert.deepEqual(await checks(20), []);
    assert.deepEqual(await incidents(), []);
    await home.records.rows(`UPDATE clients SET "billingStatus" = 'active' WHERE id = $1`, [dave.id]);
    assert.equal((await checks(1)).length, 1);
    await closeClient(home.context.store, dave.id, { reason: "gone", by: "Olive" }, home.context.world.now());
    await hears(1);
    assert.deepEqual(await incidents(), ["resolved"]);
  });
});
