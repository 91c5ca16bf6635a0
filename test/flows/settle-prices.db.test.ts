import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { PriceQuestion, PricedText } from "../../src/flows/carrier.ts";
import { settlePrices } from "../../src/flows/settle-prices.ts";
import { dispatchOne } from "../../src/gate/dispatch.ts";
import { minutesLater, mobile, noon, openGateBench, type GateBench, type LiveClient } from "../gate/gate-bench.ts";
import { installation } from "../support/installation.ts";
import { until } from "../support/until.ts";
import { quietWorld } from "./quiet-world.ts";

describe("the carrier's price", () => {
  let bench: GateBench;
  let dave: LiveClient;
  let anna: LiveClient;
  let carrierIds = 0;
  before(async () => {
    bench = await openGateBench();
    [dave, anna] = [await bench.liveClient(), await bench.liveClient()];
  });
  after(() => bench.close());

  async function accepted(client: LiveClient): Promise<string> {
    await bench.queue(client, mobile(carrierIds));
    carrierIds += 1;
    const carrierId = `SM${carrierIds}`;
    const send = async () => ({ outcome: "accepted", carrierId, segments: 1 }) as const;
    await dispatchOne({ store: bench.store, send, now: () => noon, chance: () => 0, told: () => undefined });
    return carrierId;
  }

  /** Settles once, with a carrier that has these prices for every number. */
  async function settle(prices: readonly PricedText[], at = noon) {
    const asked: PriceQuestion[] = [];
    const listPrices = async (question: PriceQuestion) => {
      asked.push(question);
      return prices;
    };
    return { settled: await settlePrices(quietWorld(bench.store, at), { listPrices }), asked };
  }

  const spent = async (client: LiveClient) =>
    Number((await bench.root.query(`SELECT pence FROM spend WHERE "clientId" = $1`, [client.id])).rows[0]?.pence);
  const sum = async (client: LiveClient) =>
    Number(
      (await bench.root.query(`SELECT sum(pence) AS pence FROM outbox WHERE "clientId" = $1`, [client.id])).rows[0]
        ?.pence,
    );

  it("is not asked for where nothing was accepted", async () => {
    await bench.queue(dave, mobile(99));
    assert.deepEqual((await settle([])).asked, []);
    await bench.root.query(`UPDATE outbox SET state = 'stopped', reason = 'the test is over'`);
  });

  it("takes the place of the reckoned one, on the text and in the day's spend", async () => {
    const [one, two] = [await accepted(dave), await accepted(dave)];
    assert.equal(await spent(dave), 8);
    const { settled, asked } = await settle([{ carrierId: one, pence: 3.1 }]);
    assert.deepEqual([settled, asked.map(({ from }) => from)], [1, [dave.number]]);
    assert.deepEqual([await spent(dave), await sum(dave)], [7.1, 7.1]);
    assert.equal(
      (
        await settle([
          { carrierId: one, pence: 9 },
          { carrierId: two, pence: 5 },
        ])
      ).settled,
      1,
      "once for each",
    );
    assert.deepEqual([await spent(dave), await sum(dave)], [8.1, 8.1]);
    assert.deepEqual((await settle([])).asked, [], "and is asked for no more");
  });

  it("of another client's text changes nothing", async () => {
    const [ours, theirs] = [await accepted(dave), await accepted(anna)];
    const { settled, asked } = await settle([{ carrierId: ours, pence: 1 }]);
    assert.deepEqual([settled, asked.length, await spent(anna)], [1, 2, 4]);
    await settle([{ carrierId: theirs, pence: 4 }]);
  });

  it("is waited for a day, and from a little before the first text was sent", async () => {
    await accepted(dave);
    const { rows } = await bench.root.query<{ sentAt: Date }>(
      `SELECT "sentAt" FROM outbox WHERE "carrierPence" IS NULL AND state = 'accepted'`,
    );
    const { asked } = await settle([], minutesLater(24 * 60 - 1));
    assert.equal(asked[0]?.since.epochMilliseconds, (rows[0]?.sentAt.getTime() ?? 0) - 60_000);
    assert.deepEqual((await settle([], minutesLater(24 * 60))).asked, []);
  });
});

describe("the schedule", () => {
  it("settles what the phone network asks for a text", async () => {
    const home = await installation();
    try {
      await home.records.rows(`UPDATE platform SET "segmentPricePence" = 5`);
      const dave = await home.liveClient();
      await home.network.call(home.nextPhone(), dave.number);
      await home.untilIdle();
      const spend = async () =>
        Number((await home.records.rows<{ pence: string }>(`SELECT pence FROM spend`))[0]?.pence);
      assert.equal(await spend(), 5);
      home.advance({ minutes: 5, seconds: 1 });
      await until("the price is settled", async () => (await spend()) === 4);
    } finally {
      await home.close();
    }
  });
});
