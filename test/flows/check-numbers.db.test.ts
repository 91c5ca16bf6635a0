import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import type { Phone } from "../../src/domain/phone.ts";
import type { CarrierNumber } from "../../src/flows/carrier.ts";
import { checkNumbers } from "../../src/flows/check-numbers.ts";
import { syncNumbers } from "../../src/flows/sync-numbers.ts";
import { connectCarrier } from "../../src/vendors/twilio/carrier.ts";
import { account, installation, type Installation } from "../support/installation.ts";
import { until } from "../support/until.ts";

let home: Installation;
let number: Phone;
before(async () => {
  home = await installation();
  // What the schedule finds is a test of its own.
  await home.stopWork();
});
after(() => home.close());
beforeEach(async () => {
  number = await home.addNumber("OPERATIONAL");
});

const now = () => home.context.world.now();
const check = () => checkNumbers(home.context.store, home.context.carrier, now());
const foundOf = async (phone: Phone) => (await check()).find((each) => each.phone === phone)?.found;
/** The same account, by a JobRun that listens elsewhere. */
const elsewhere = () => {
  const { accountSid, authToken } = account;
  const reached = { accountSid, authTokens: [authToken], apiBaseUrl: home.network.url, bundleSid: null } as const;
  return connectCarrier(reached, "http://127.0.0.1:9", async () => "home").carrier;
};
const atCarrier = async (phone: Phone) =>
  (await home.context.carrier.listNumbers()).find((each) => each.phone === phone);
const incidentsOf = (phone: Phone) =>
  home.records.rows<{ state: string; times: number }>(
    `SELECT state, times FROM incidents WHERE kind = 'number_not_at_carrier' AND subject = $1 ORDER BY "openedAt"`,
    [phone],
  );

describe("a number that we hold", () => {
  it("and that the carrier's account lacks is one incident until it is there again", async () => {
    const { context } = home;
    const without = { ...context.carrier, listNumbers: async (): Promise<readonly CarrierNumber[]> => [] };
    for (const _ of [1, 2]) {
      const found = await checkNumbers(context.store, without, now());
      assert.equal(found.find((each) => each.phone === number)?.found, "not_at_the_carrier");
    }
    assert.deepEqual(await incidentsOf(number), [{ state: "open", times: 2 }]);
    assert.equal(await foundOf(number), "right");
    assert.deepEqual(await incidentsOf(number), [{ state: "resolved", times: 2 }]);
  });

  it("and whose calls and texts go elsewhere is mended, so that they reach us", async () => {
    const held = await atCarrier(number);
    await elsewhere().pointHere(held?.carrierId ?? "");
    assert.equal((await atCarrier(number))?.pointsHere, false);
    assert.equal(await foundOf(number), "mended");
    assert.equal((await atCarrier(number))?.pointsHere, true);
    assert.equal(await foundOf(number), "right");
  });

  it("is looked after by the schedule, an hour apart at most", async () => {
    const held = await atCarrier(number);
    await elsewhere().pointHere(held?.carrierId ?? "");
    await home.startWork();
    home.advance({ hours: 1 });
    await until("the number points here again", async () => (await atCarrier(number))?.pointsHere === true);
  });
});

describe("a number of the account that the pool does not have", () => {
  it("is named, left as it is, and not pointed at us", async () => {
    const stray = home.nextPhone();
    await elsewhere().buyNumber(stray);
    assert.deepEqual(await syncNumbers(home.context.store, home.context.carrier, null, now()), [
      { phone: stray, taken: false },
    ]);
    assert.equal(await foundOf(stray), undefined);
    assert.equal((await atCarrier(stray))?.pointsHere, false);

    assert.deepEqual(await syncNumbers(home.context.store, home.context.carrier, "SYSTEM", now()), [
      { phone: stray, taken: true },
    ]);
    assert.equal(await foundOf(stray), "right");
    assert.deepEqual(await syncNumbers(home.context.store, home.context.carrier, "SYSTEM", now()), []);
  });
});
