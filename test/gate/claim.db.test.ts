import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import type { Phone } from "../../src/domain/phone.ts";
import { settleText, type Claim, type Settlement } from "../../src/store/outbox.ts";
import { findText, learnStatus } from "../../src/store/text-status.ts";
import { until } from "../support/until.ts";
import {
  minutesLater,
  mobile,
  claimToSend,
  noon,
  openGateBench,
  optOutRow,
  type GateBench,
  type LiveClient,
} from "./gate-bench.ts";

const leaseMs = 8_000;
const accepted: Settlement = { state: "accepted", carrierId: "SM1", segments: 1 };
const unknown: Settlement = { state: "unknown", reason: "time-out" };

let bench: GateBench;
let client: LiveClient;

before(async () => {
  bench = await openGateBench(10);
});
after(() => bench.close());
beforeEach(async () => {
  client = await bench.liveClient();
});

const claim = (lease = leaseMs, at = noon) => claimToSend(bench.store, lease, at);
const settle = (held: Claim, settlement: Settlement) =>
  bench.store.withTenant(held.clientId, (tx) => settleText(tx, held, settlement, noon));
const change = (sql: string) => bench.root.query(sql.replaceAll("CLIENT", client.id));

async function claimed(lease = leaseMs): Promise<Claim> {
  const held = await claim(lease);
  assert.ok(held !== null, "nothing was claimed");
  return held;
}

/** The carrier's callback about a text of ours. */
async function callback(outboxId: string, status: string, rank: number): Promise<void> {
  await bench.store.withTenant(client.id, async (tx) => {
    const text = await findText(tx, client.id, { outboxId, carrierId: "SM1" });
    assert.ok(text !== null);
    await learnStatus(tx, client.id, text, { status, rank, carrierId: "SM1", errorCode: null }, noon);
  });
}

/** What the claim asks again: each was allowed when the text was queued. */
const changed: readonly (readonly [fact: string, reason: string, sql: string])[] = [
  ["the person opted out", "opted_out", optOutRow("CLIENT", mobile(1))],
  [
    "the client stopped paying",
    "billing_lapsed",
    `UPDATE clients SET "billingStatus" = 'canceled' WHERE id = 'CLIENT'`,
  ],
  [
    "the client is no longer live",
    "client_not_live",
    `UPDATE clients SET "onboardingComplete" = false, "liveBecause" = NULL WHERE id = 'CLIENT'`,
  ],
  ["the client was closed", "client_closed", `UPDATE clients SET "closedAt" = now() WHERE id = 'CLIENT'`],
  [
    "the number was taken back",
    "sender_not_the_clients",
    `UPDATE numbers SET state = 'quarantine', "clientId" = 'client_jobrun' WHERE "clientId" = 'CLIENT'`,
  ],
];

describe("a text whose permit was granted", () => {
  for (const [fact, reason, sql] of changed) {
    it(`is stopped when it is claimed, if meanwhile ${fact}`, async () => {
      const id = await bench.queue(client, mobile(1));
      await change(sql);
      assert.equal(await claim(), null);
      assert.deepEqual(await bench.text(id), {
        state: "stopped",
        reason,
        errorCode: null,
        carrierId: null,
        attempts: 0,
        settled: true,
      });
    });
  }

  it("is stopped when the switches cannot be read", async () => {
    const id = await bench.queue(client, mobile(1));
    await change(`ALTER TABLE platform DROP CONSTRAINT platform_id_check; UPDATE platform SET id = 'gone'`);
    const nothing = await claim();
    await change(`UPDATE platform SET id = 'platform'`);
    assert.equal(nothing, null);
    assert.equal((await bench.text(id)).reason, "platform_unknown");
  });

  it("expires at its time, to the second, and is not sent late", async () => {
    const id = await bench.queue(client, mobile(1), { minutes: 15 });
    assert.equal(await claim(leaseMs, minutesLater(15)), null);
    assert.equal((await bench.text(id)).state, "expired");
    await bench.queue(client, mobile(1), { minutes: 15 });
    const intime = await claim(leaseMs, minutesLater(15).subtract({ seconds: 1 }));
    assert.ok(intime !== null);
    assert.equal(intime.text.validitySeconds, 60, "the carrier is given its least, a minute");
    await settle(intime, accepted);
  });

  it("is handed over with its words, its person and its time, as it was queued", async () => {
    const id = await bench.queue(client, mobile(1), { body: "Sorry we missed you £5" });
    const held = await claimed();
    assert.deepEqual(held.text, {
      outboxId: id,
      from: client.number,
      to: mobile(1),
      body: "Sorry we missed you £5",
      validitySeconds: 1800,
    });
    assert.deepEqual([held.attempts, held.fence, held.action], [1, "1", "text_customer"]);
    await settle(held, accepted);
  });

  it("that was held does not hold up the next person's", async () => {
    const waits = await bench.queue(client, mobile(1));
    const other = await bench.liveClient();
    const next = await bench.queue(other, mobile(1));
    await change(`UPDATE clients SET "outboundPaused" = true WHERE id = 'CLIENT'`);
    const held = await claimed();
    assert.equal(held.text.outboxId, next);
    assert.equal((await bench.text(waits)).state, "held");
    await settle(held, accepted);
  });
});

describe("texts to one person", () => {
  it("leave in the order in which they were queued, one at a time", async () => {
    const [first, second] = [await bench.queue(client, mobile(1)), await bench.queue(client, mobile(1))];
    const elsewhere = await bench.queue(client, mobile(2));
    const held = await claimed();
    assert.equal(held.text.outboxId, first);
    const beside = await claimed();
    assert.equal(beside.text.outboxId, elsewhere, "another person's does not wait");
    assert.equal(await claim(), null, "the second waits for the first");
    await settle(held, accepted);
    const then = await claimed();
    assert.equal(then.text.outboxId, second);
    for (const each of [beside, then]) await settle(each, accepted);
  });

  it("wait for one that is to be tried again", async () => {
    await bench.queue(client, mobile(1));
    await bench.queue(client, mobile(1));
    await settle(await claimed(), { state: "queued", errorCode: "20429", reason: "too many", againInMs: 60_000 });
    assert.equal(await claim(), null);
    await change(`UPDATE outbox SET "dueAt" = now() WHERE "clientId" = 'CLIENT'`);
    const again = await claimed();
    assert.equal(again.attempts, 2);
    await settle(again, accepted);
    await settle(await claimed(), accepted);
  });

  it("do not wait for one whose outcome is unknown", async () => {
    const first = await bench.queue(client, mobile(1));
    const second = await bench.queue(client, mobile(1));
    await settle(await claimed(), unknown);
    const held = await claimed();
    assert.equal(held.text.outboxId, second);
    assert.equal((await bench.text(first)).state, "unknown");
    await settle(held, accepted);
  });

  it("of two clients do not wait for each other", async () => {
    const other = await bench.liveClient();
    const both = [await bench.queue(client, mobile(1)), await bench.queue(other, mobile(1))];
    const held = [await claimed(), await claimed()];
    assert.deepEqual(
      held.map(({ text }) => text.outboxId),
      both,
    );
    for (const each of held) await settle(each, accepted);
  });
});

describe("a sender that died after its claim", () => {
  /** Claims with a lease that is over at once, and has another claimer look until it has seen that. */
  async function died(to: Phone = mobile(1), between: (id: string) => Promise<void> = async () => undefined) {
    const id = await bench.queue(client, to);
    const held = await claimed(1);
    await between(id);
    await until("the lease is over", async () => {
      assert.equal(await claim(), null, "nothing is sent a second time");
      return (await bench.text(id)).state !== "sending";
    });
    return { id, held };
  }

  it("leaves its text unknown, never queued", async () => {
    const { id } = await died();
    const { state, reason, attempts, settled } = await bench.text(id);
    assert.deepEqual([state, reason, attempts, settled], ["unknown", "the sender stopped before the answer", 1, true]);
    assert.equal(await claim(), null);
  });

  it("leaves it accepted where a callback has told so", async () => {
    const { id } = await died(mobile(1), (text) => callback(text, "sent", 4));
    assert.deepEqual([(await bench.text(id)).state, (await bench.text(id)).carrierId], ["accepted", "SM1"]);
  });

  it("may still say late what became of it, as long as nobody else holds the text", async () => {
    const { id, held } = await died();
    assert.equal(await settle(held, accepted), true);
    assert.equal((await bench.text(id)).state, "accepted");
    assert.equal(await settle(held, unknown), false, "and what is accepted stays so");
  });

  it("says nothing any more once another has claimed it", async () => {
    const { id, held } = await died();
    for (const count of [1, 2]) await change(`UPDATE outbox SET "lookUps" = ${count} WHERE id = '${id}'`);
    await change(`UPDATE outbox SET state = 'queued' WHERE id = '${id}'`);
    const second = await claimed();
    assert.deepEqual([second.text.outboxId, second.fence], [id, "2"]);
    assert.equal(await settle(held, accepted), false);
    assert.equal((await bench.text(id)).state, "sending");
    assert.equal(await settle(second, { ...accepted, carrierId: "SM2" }), true);
    assert.equal((await bench.text(id)).carrierId, "SM2");
  });
});

describe("a refusal of a text that the carrier has by its callback", () => {
  for (const [outcome, settlement] of [
    ["passes", { state: "queued", errorCode: "429", reason: "no", againInMs: 0 }],
    ["is for good", { state: "refused", errorCode: "21211", reason: "no" }],
  ] as const) {
    it(`does not count where it ${outcome}: the text is accepted, and not sent again`, async () => {
      const id = await bench.queue(client, mobile(1));
      const held = await claimed();
      await callback(id, "sent", 4);
      assert.equal(await settle(held, settlement), true);
      assert.deepEqual([(await bench.text(id)).state, (await bench.text(id)).settled], ["accepted", true]);
    });
  }
});

describe("an outcome that is not known", () => {
  it("is healed by a callback that comes after", async () => {
    const id = await bench.queue(client, mobile(1));
    await settle(await claimed(), unknown);
    await callback(id, "delivered", 5);
    assert.deepEqual([(await bench.text(id)).state, (await bench.text(id)).carrierId], ["accepted", "SM1"]);
  });

  it("is none where a callback came before", async () => {
    const id = await bench.queue(client, mobile(1));
    const held = await claimed();
    await callback(id, "delivered", 5);
    await settle(held, unknown);
    assert.equal((await bench.text(id)).state, "accepted");
  });
});

describe("claimers side by side", () => {
  it("never get the same text, and get them all", async () => {
    for (let person = 100; person < 160; person += 1) await bench.queue(client, mobile(person));
    const claims: string[] = [];
    const claimer = async () => {
      for (let held = await claim(60_000); held !== null && claims.length < 100; held = await claim(60_000))
        claims.push(held.text.outboxId);
    };
    await Promise.all(Array.from({ length: 8 }, claimer));
    // A claimer may find every head locked by the others for a moment and stop early, so the last looks alone.
    await claimer();
    assert.equal(claims.length, 60);
    assert.equal(new Set(claims).size, 60);
    const { rows } = await bench.root.query<{ attempts: number }>(
      `SELECT max(attempts) AS attempts FROM outbox WHERE "clientId" = '${client.id}'`,
    );
    assert.deepEqual(rows, [{ attempts: 1 }]);
  });
});
