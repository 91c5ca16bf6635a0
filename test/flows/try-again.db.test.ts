import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { tellUndelivered } from "../../src/flows/tell-undelivered.ts";
import { tryAgain } from "../../src/flows/try-again.ts";
import {
  minutesLater,
  mobile,
  noon,
  openGateBench,
  optOutRow,
  type GateBench,
  type LiveClient,
  type Wish,
} from "../gate/gate-bench.ts";
import { quietWorld } from "./quiet-world.ts";

const to = mobile(1);

let bench: GateBench;
let client: LiveClient;
before(async () => {
  bench = await openGateBench();
});
after(() => bench.close());
beforeEach(async () => {
  client = await bench.liveClient();
  await bench.root.query(`UPDATE outbox SET "toldAt" = now()`);
});

/** A text that the carrier took, and of which it says that it did not arrive. */
async function lost(wish: Wish = {}, status = "undelivered"): Promise<string> {
  const id = await bench.queue(client, wish.action === "text_owner" ? client.owner : to, wish);
  await bench.root.query(`UPDATE outbox SET state = 'sending' WHERE id = $1`, [id]);
  await bench.root.query(
    `UPDATE outbox SET state = 'accepted', "carrierId" = id, "carrierStatus" = $2, "settledAt" = $3 WHERE id = $1`,
    [id, status, noon.toString()],
  );
  return id;
}

const again = (id: string, minutes = 2) =>
  bench.store.withTenant(client.id, (tx) => tryAgain(tx, client.id, id, minutesLater(minutes)));
const texts = async () =>
  (
    await bench.root.query<{ slot: string; state: string; body: string; told: boolean; expiresAt: Date }>(
      `SELECT slot, state, body, "toldAt" IS NOT NULL AS told, "expiresAt" FROM outbox
       WHERE "clientId" = $1 AND recipient = $2 ORDER BY seq`,
      [client.id, to],
    )
  ).rows;
const toOwner = async () =>
  (await bench.root.query<{ body: string }>(`SELECT body FROM outbox WHERE recipient = $1`, [client.owner])).rows;

describe("another try of a text that did not arrive", () => {
  it("is not made of one that arrived, or of which somebody was told", async () => {
    // Later than the gate itself refuses the same words for.
    await again(await lost({}, "delivered"), 12);
    await again(await lost({}, "sent"), 12);
    const told = await lost();
    await bench.root.query(`UPDATE outbox SET "toldAt" = now() WHERE id = $1`, [told]);
    await again(told, 12);
    assert.equal((await texts()).length, 3);
  });

  it("is not made once the text is of no use: the owner is told in its place", async () => {
    await again(await lost({ minutes: 15 }), 15);
    assert.equal((await texts()).length, 1);
    assert.equal(await tellUndelivered(quietWorld(bench.store, minutesLater(15))), 1);
    assert.equal((await toOwner()).length, 1);
  });

  it("is not made to a person who opted out meanwhile, and the owner is told to ring", async () => {
    const id = await lost();
    await bench.root.query(optOutRow(client.id, to));
    await again(id);
    assert.equal((await texts()).length, 1);
    assert.equal(await tellUndelivered(quietWorld(bench.store, minutesLater(2))), 1);
  });

  it("is the same words under a permit of its own, of use no longer than the first, and nobody is told", async () => {
    await again(await lost({ body: "hello", minutes: 15 }));
    const [first, second, ...more] = await texts();
    assert.deepEqual(more, []);
    assert.deepEqual([second?.body, second?.slot, second?.state], ["hello", `${first?.slot} try 2`, "queued"]);
    assert.deepEqual(second?.expiresAt, first?.expiresAt);
    assert.deepEqual([first?.told, second?.told], [true, false]);
    assert.equal(await tellUndelivered(quietWorld(bench.store, minutesLater(2))), 0);
  });

  it("is made once, however often the timer runs and by however many workers", async () => {
    const id = await lost();
    await Promise.all([again(id), again(id), again(id)]);
    await again(id, 3);
    assert.equal((await texts()).length, 2);
  });

  it("of a first text is made, though there is one such text a day", async () => {
    const id = await lost({ template: "send_first_text" });
    await again(id);
    assert.equal((await texts()).length, 2);
  });

  it("is not made where more was said since, and nobody is told of what that stands for", async () => {
    const id = await lost();
    await lost({}, "delivered");
    await again(id);
    assert.equal((await texts()).length, 2);
    assert.equal(await tellUndelivered(quietWorld(bench.store, minutesLater(2))), 0);
  });

  it("is made of words about danger, whatever was said since", async () => {
    const id = await lost({ action: "text_safety" });
    await lost({}, "delivered");
    await again(id);
    assert.equal((await texts()).length, 3);
  });

  it("is made of an alert to the owner, whatever they were told since", async () => {
    const id = await lost({ action: "text_owner" });
    await lost({ action: "text_owner" }, "delivered");
    await again(id);
    assert.equal((await toOwner()).length, 3);
  });

  it("that a pause stops is held", async () => {
    const id = await lost();
    await bench.root.query(`UPDATE clients SET "outboundPaused" = true WHERE id = $1`, [client.id]);
    await again(id);
    const { rows } = await bench.root.query(`SELECT state FROM held_decisions WHERE "clientId" = $1`, [client.id]);
    assert.deepEqual(rows, [{ state: "waiting" }]);
    assert.equal(await tellUndelivered(quietWorld(bench.store, minutesLater(2))), 0);
  });
});

describe("while another try is planned", () => {
  it("nobody is told, and when it is over the owner is", async () => {
    const id = await lost();
    await bench.root.query(
      `INSERT INTO timers ("clientId", id, kind, subject, "dueAt") VALUES ($1, $2, 'try_again', $2, now())`,
      [client.id, id],
    );
    assert.equal(await tellUndelivered(quietWorld(bench.store, minutesLater(1))), 0);
    await bench.root.query(`UPDATE timers SET state = 'dead' WHERE id = $1`, [id]);
    assert.equal(await tellUndelivered(quietWorld(bench.store, minutesLater(1))), 1);
    const [told, ...more] = await toOwner();
    assert.match(told?.body ?? "", /^Ring this one: 07700 900001/);
    assert.deepEqual(more, []);
  });
});
