import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import type { TextAction } from "../../src/domain/action.ts";
import { claimText, settleText, type Claim, type Settlement } from "../../src/store/outbox.ts";
import { claimToSend, mobile, noon, openGateBench, type GateBench, type LiveClient } from "./gate-bench.ts";

const leaseMs = 8_000;
const segmentPence = 4;
const today = "2026-11-23";
const racers = 50;
const accepted = (segments: number | null = 1): Settlement => ({ state: "accepted", carrierId: "SM1", segments });
const refused: Settlement = { state: "refused", errorCode: "21211", reason: "no such number" };
const unknown: Settlement = { state: "unknown", reason: "time-out" };
const later: Settlement = { state: "queued", errorCode: "20429", reason: "too many", againInMs: 0 };

let bench: GateBench;
let client: LiveClient;

before(async () => {
  bench = await openGateBench(racers);
});
after(() => bench.close());
beforeEach(async () => {
  client = await bench.liveClient();
});

const set = (id: string, columns: string) => bench.root.query(`UPDATE outbox SET ${columns} WHERE id = '${id}'`);
const settle = (claim: Claim, settlement: Settlement) =>
  bench.store.withTenant(claim.clientId, (tx) => settleText(tx, claim, settlement, noon));

async function claimed(at = noon): Promise<Claim> {
  const claim = await claimToSend(bench.store, leaseMs, at);
  assert.ok(claim !== null, "nothing was claimed");
  return claim;
}

async function sent(settlement: Settlement, action: TextAction = "text_customer", at = noon): Promise<string> {
  const id = await bench.queue(client, action === "text_owner" ? client.owner : mobile(1), { action, at });
  await settle(await claimed(at), settlement);
  return id;
}

/** What the client's day is said to have cost, which must be the sum of the day's texts. */
async function spent(day = today): Promise<number> {
  const { rows } = await bench.root.query<{ said: string | null; sum: string }>(
    `SELECT (SELECT pence FROM spend WHERE "clientId" = $1 AND day = $2) AS said,
       (SELECT coalesce(sum(pence), 0) FROM outbox WHERE "clientId" = $1 AND "spendDay" = $2) AS sum`,
    [client.id, day],
  );
  const [row] = rows;
  assert.ok(row !== undefined);
  assert.equal(Number(row.said ?? 0), Number(row.sum), "a client's day is the sum of its texts");
  return Number(row.said ?? 0);
}

async function lookedUpTwice(id: string): Promise<void> {
  await set(id, `"lookUps" = 1`);
  await set(id, `"lookUps" = 2`);
}

describe("a client's day costs", () => {
  it("nothing for a text that waits, and what it is reckoned at from its claim on", async () => {
    await bench.queue(client, mobile(1), { body: "x".repeat(400) });
    assert.equal(await spent(), 0);
    await settle(await claimed(), accepted(3));
    assert.equal(await spent(), 3 * segmentPence);
  });

  it("what the carrier counted, where it counted more, less, or another time", async () => {
    const id = await sent(accepted(3));
    assert.equal(await spent(), 3 * segmentPence);
    await set(id, `"carrierSegments" = 2`);
    assert.equal(await spent(), 2 * segmentPence);
    await set(id, `"carrierSegments" = 5`);
    assert.equal(await spent(), 5 * segmentPence);
    await set(id, `"carrierSegments" = 1`);
    assert.equal(await spent(), segmentPence);
  });

  it("what was reckoned, where the carrier did not count", async () => {
    await sent(accepted(null));
    assert.equal(await spent(), segmentPence);
  });

  it("what the carrier asks for, once it has said it, whatever it counted", async () => {
    const id = await sent(accepted(3));
    await set(id, `"carrierPence" = 3.51`);
    assert.equal(await spent(), 3.51);
    await set(id, `"carrierSegments" = 4`);
    assert.equal(await spent(), 3.51);
    await set(id, `"carrierPence" = 3.6, "carrierSegments" = 1`);
    assert.equal(await spent(), 3.6);
  });

  it("nothing for a text that was refused", async () => {
    await sent(refused);
    assert.equal(await spent(), 0);
  });

  it("one text for one that was tried again", async () => {
    await sent(later);
    assert.equal(await spent(), 0);
    await settle(await claimed(), accepted());
    assert.equal(await spent(), segmentPence);
  });

  it("one text for one of unknown outcome, and for one that healed by a callback", async () => {
    const id = await sent(unknown);
    assert.equal(await spent(), segmentPence);
    await set(id, `state = 'accepted', "carrierId" = 'SM1'`);
    assert.equal(await spent(), segmentPence);
  });

  it("one text for one that two look-ups did not find and that went again", async () => {
    const id = await sent(unknown);
    await lookedUpTwice(id);
    await set(id, `state = 'queued', "dueAt" = now() - interval '1 second'`);
    assert.equal(await spent(), 0);
    await settle(await claimed(), accepted());
    assert.equal(await spent(), segmentPence);
  });

  it("nothing for one that two look-ups did not find and that expired", async () => {
    const id = await sent(unknown);
    await lookedUpTwice(id);
    await set(id, "state = 'expired'");
    assert.equal(await spent(), 0);
  });

  it("nothing for a text that the claim held", async () => {
    const id = await bench.queue(client, mobile(1));
    await bench.root.query(`UPDATE clients SET "outboundPaused" = true WHERE id = '${client.id}'`);
    assert.equal(await claimToSend(bench.store, leaseMs, noon), null);
    assert.equal((await bench.text(id)).state, "held");
    assert.equal(await spent(), 0);
  });

  it("each day its own: a text that goes again tomorrow costs tomorrow", async () => {
    const late = Temporal.Instant.from("2026-11-23T23:59:00Z");
    const midnight = late.add({ minutes: 1 });
    await sent(later, "text_customer", late);
    await settle(await claimed(midnight), accepted());
    assert.deepEqual([await spent(), await spent("2026-11-24")], [0, segmentPence]);
  });

  it("by the day of London, in summer too", async () => {
    const { rows } = await bench.root.query(
      `SELECT spend_day('2026-07-01T22:59:59Z')::text AS before, spend_day('2026-07-01T23:00:00Z')::text AS after,
         spend_day('2026-11-23T23:59:59Z')::text AS winter`,
    );
    assert.deepEqual(rows, [{ before: "2026-07-01", after: "2026-07-02", winter: "2026-11-23" }]);
  });

  it("what stands in its row: a text that finds none fails loudly, and the caller's tenant stays", async () => {
    await bench.queue(client, mobile(1));
    const claim = await claimed();
    await bench.root.query(`UPDATE spend SET day = '2026-01-01' WHERE "clientId" = '${client.id}'`);
    await assert.rejects(settle(claim, accepted(2)), /has no spend/);
    await bench.root.query(`UPDATE spend SET day = '${today}' WHERE "clientId" = '${client.id}'`);
    const tenants = await bench.root.query<{ tenant: string }>(
      `BEGIN; SELECT set_config('jobrun.tenant', 'client_asked', true);
       UPDATE outbox SET state = 'accepted', "carrierId" = 'SM1', "carrierSegments" = 2 WHERE id = '${claim.text.outboxId}';
       SELECT current_tenant() AS tenant; COMMIT`,
    );
    assert.ok(Array.isArray(tenants));
    assert.deepEqual(tenants[3]?.rows, [{ tenant: "client_asked" }]);
    assert.equal(await spent(), 2 * segmentPence);
  });
});

describe("the cap of a client's day", () => {
  const cap = 100;
  const textsWithin = cap / segmentPence;

  before(() => bench.root.query(`UPDATE platform SET "clientDayPence" = ${cap}`));
  after(() => bench.root.query(`UPDATE platform SET "clientDayPence" = 500`));

  it("holds while fifty claims race for what is left: so many texts go as fit, to the last penny", async () => {
    for (let place = 0; place < racers; place += 1) await bench.queue(client, mobile(100 + place));
    const claims = await Promise.all(
      Array.from({ length: racers }, () => bench.store.withoutTenant((tx) => claimText(tx, leaseMs, noon))),
    );
    const { rows } = await bench.root.query<{ state: string; reason: string | null; texts: number }>(
      `SELECT state, reason, count(*)::int AS texts FROM outbox WHERE "clientId" = $1 GROUP BY 1, 2 ORDER BY 1`,
      [client.id],
    );
    assert.equal(claims.filter((claim) => claim !== null).length, racers, "each claim had a text of its own");
    assert.deepEqual(rows, [
      { state: "sending", reason: null, texts: textsWithin },
      { state: "stopped", reason: "money_cap", texts: racers - textsWithin },
    ]);
    assert.equal(await spent(), cap);
  });

  it("stops a text that fits no more, by its segments, and lets one go that fits", async () => {
    await bench.root.query(`INSERT INTO spend VALUES ('${client.id}', '${today}', 0)`);
    const long = await bench.queue(client, mobile(1), { body: "x".repeat(400) });
    const short = await bench.queue(client, mobile(2));
    await bench.root.query(`UPDATE spend SET pence = ${cap - segmentPence} WHERE "clientId" = '${client.id}'`);
    await claimed();
    assert.deepEqual(
      [await bench.text(long), await bench.text(short)].map(({ state, reason }) => [state, reason]),
      [
        ["stopped", "money_cap"],
        ["sending", null],
      ],
    );
  });

  it("stops a first text of the day that is dearer than the day", async () => {
    const id = await bench.queue(client, mobile(1), { body: "x".repeat(400) });
    await bench.root.query(`UPDATE platform SET "segmentPricePence" = 40`);
    assert.equal(await claimToSend(bench.store, leaseMs, noon), null);
    await bench.root.query(`UPDATE platform SET "segmentPricePence" = ${segmentPence}`);
    assert.equal((await bench.text(id)).reason, "money_cap");
    assert.equal(await spent(), 0);
  });

  it("lets a first text of the day go that costs the whole day", async () => {
    const id = await bench.queue(client, mobile(1));
    await bench.root.query(`UPDATE platform SET "segmentPricePence" = ${cap}`);
    await claimed();
    await bench.root.query(`UPDATE platform SET "segmentPricePence" = ${segmentPence}`);
    assert.equal((await bench.text(id)).state, "sending");
    assert.equal(await spent(), cap);
  });

  it("counts what goes to the owner and what is about danger, and stops neither", async () => {
    await bench.root.query(`INSERT INTO spend VALUES ('${client.id}', '${today}', ${cap})`);
    for (const action of ["text_owner", "text_safety"] as const) {
      const id = await bench.queue(client, action === "text_owner" ? client.owner : mobile(3), { action });
      await settle(await claimed(), accepted());
      assert.equal((await bench.text(id)).state, "accepted", action);
    }
    const { rows } = await bench.root.query(`SELECT pence::int FROM spend WHERE "clientId" = '${client.id}'`);
    assert.deepEqual(rows, [{ pence: cap + 2 * segmentPence }]);
  });

  for (const action of ["text_holding_reply", "send_booking_link"] as const) {
    it(`stops ${action} as well`, async () => {
      await bench.root.query(`UPDATE clients SET "bookingLink" = 'https://example.com' WHERE id = '${client.id}'`);
      const id = await bench.queue(client, mobile(1), { action });
      await bench.root.query(`INSERT INTO spend VALUES ('${client.id}', '${today}', ${cap})`);
      assert.equal(await claimToSend(bench.store, leaseMs, noon), null);
      assert.equal((await bench.text(id)).reason, "money_cap");
    });
  }
});
