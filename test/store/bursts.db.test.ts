import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { waitsMs } from "../../src/domain/burst.ts";
import type { ReceivedEvent } from "../../src/domain/carrier-event.ts";
import { finishBehind, waitingBehind } from "../../src/store/bursts.ts";
import { claimEvent, finishEvent, LeaseLost, putBackEvent, type ClaimedEvent } from "../../src/store/inbox.ts";
import { openGateBench, type GateBench, type LiveClient } from "../gate/gate-bench.ts";
import { callFrom, noon, textFrom } from "./inbox-bench.ts";

const windowMs = 2_000;
const leaseMs = 60_000;
const [ann, bob] = ["+447700900101", "+447700900102"];

let bench: GateBench;
let dave: LiveClient;
let sids = 0;
before(async () => {
  bench = await openGateBench();
  dave = await bench.liveClient();
});
after(() => bench.close());
beforeEach(() => bench.root.query("DELETE FROM inbox"));

const msAfter = (ms: number) => noon.add({ milliseconds: ms });

/** Arrives so many milliseconds after noon, by a clock that is the test's. */
async function arrives(event: ReceivedEvent, ms: number): Promise<string> {
  const waits = waitsMs([event], { ms: windowMs, clock: "business" });
  await bench.store.insertEvents([event], msAfter(ms), { ms: waits, clock: "business" });
  return event.event.carrierId;
}
const text = (person: string, ms: number, body = "hello") =>
  arrives(textFrom(person, dave.number, `SM${(sids += 1)}`, body), ms);
const call = (person: string, ms: number) => arrives(callFrom(person, dave.number, `CA${(sids += 1)}`), ms);

const claim = (ms: number) => bench.store.withoutTenant((db) => claimEvent(db, leaseMs, msAfter(ms)));
const claimedSid = async (ms: number) => (await claim(ms))?.event.carrierId ?? null;
async function claimed(ms: number): Promise<ClaimedEvent> {
  const held = await claim(ms);
  assert.ok(held !== null, "nothing was claimed");
  return held;
}
const inTenant = <Result>(work: Parameters<typeof bench.store.withTenant<Result>>[1]) =>
  bench.store.withTenant(dave.id, work);
const sidsBehind = async (held: ClaimedEvent) =>
  (await inTenant((tx) => waitingBehind(tx, held))).map(({ event, mayWait }) => `${event.carrierId} ${mayWait}`);

describe("a text that may wait", () => {
  it("is not claimed before its window is over", async () => {
    const sid = await text(ann, 0);
    assert.equal(await claimedSid(1_999), null);
    assert.equal(await claimedSid(2_000), sid);
  });

  it("waits for the window of the text that follows it", async () => {
    const first = await text(ann, 0);
    await text(ann, 1_500);
    assert.equal(await claimedSid(3_499), null);
    assert.equal(await claimedSid(3_500), first);
  });

  it("waits ten seconds at most, however long its sender types", async () => {
    const first = await text(ann, 0);
    for (let ms = 1_000; ms <= 9_000; ms += 1_000) await text(ann, ms);
    assert.equal(await claimedSid(9_999), null);
    assert.equal(await claimedSid(10_000), first);
  });

  it("waits no longer where something comes that must be acted upon at once, and goes before it", async () => {
    const first = await text(ann, 0);
    const stop = await text(ann, 100, "STOP");
    const held = await claimed(100);
    assert.equal(held.event.carrierId, first);
    assert.equal(await claimedSid(100), null, "it waits for what was said before it");
    await inTenant((tx) => finishEvent(tx, held, "done", null, noon));
    assert.equal(await claimedSid(100), stop);
  });

  it("waits no longer for a call of the same person, and for another's all the same", async () => {
    const [first] = [await text(ann, 0), await text(ann, 50)];
    const others = await text(bob, 60);
    await call(ann, 100);
    assert.deepEqual([await claimedSid(100), await claimedSid(100)], [first, null]);
    assert.equal(await claimedSid(2_060), others);
  });

  it("waits no longer where what must be acted upon stands amid its burst", async () => {
    const first = await text(ann, 0);
    await text(ann, 100, "I can smell gas");
    await text(ann, 200);
    assert.equal(await claimedSid(200), first);
  });

  it("and was claimed is not waited for again when its holder is gone", async () => {
    const first = await text(ann, 0);
    await bench.store.withoutTenant((db) => claimEvent(db, 1_000, msAfter(2_000)));
    await text(ann, 3_000);
    assert.equal(await claimedSid(3_001), first);
  });

  it("and failed is not claimed before its pause is over, whatever comes behind it", async () => {
    await text(ann, 0);
    const held = await claimed(2_000);
    await inTenant((tx) => putBackEvent(tx, held, "it failed", 1_000, noon));
    await bench.root.query(`UPDATE inbox SET "dueAt" = $1 WHERE id = $2`, [msAfter(9_000).toString(), held.id]);
    await text(ann, 2_100, "STOP");
    assert.deepEqual([await claimedSid(8_999), await claimedSid(9_000)], [null, held.event.carrierId]);
  });
});

describe("what waits behind a claimed text", () => {
  it("is told in its order, with what may be read with it", async () => {
    await text(ann, 0);
    await text(bob, 0);
    const [second, stop] = [await text(ann, 100), await text(ann, 200, "STOP")];
    assert.deepEqual(await sidsBehind(await claimed(200)), [`${second} true`, `${stop} false`]);
  });

  it("is nine at most", async () => {
    for (let ms = 0; ms < 15; ms += 1) await text(ann, ms);
    assert.equal((await sidsBehind(await claimed(2_014))).length, 9);
  });

  it("is nothing behind one that must be acted upon at once, and behind one that has failed", async () => {
    await text(ann, 0, "STOP");
    await text(ann, 1);
    const stop = await claimed(1);
    assert.deepEqual(await sidsBehind(stop), []);
    await bench.root.query("DELETE FROM inbox");
    await text(ann, 0);
    await text(ann, 1);
    const held = await claimed(2_001);
    await inTenant((tx) => putBackEvent(tx, held, "nobody can read it", 0, noon));
    assert.deepEqual(await sidsBehind(held), []);
  });

  it("is done with it, and with nobody else's claim", async () => {
    await text(ann, 0);
    const sid = await text(ann, 100);
    const late = await claimed(2_100);
    const holder = await claimed(2_101 + leaseMs);
    const [behind] = await inTenant((tx) => waitingBehind(tx, holder));
    assert.equal(behind?.event.carrierId, sid);
    const finish = (by: ClaimedEvent, ids: readonly string[]) =>
      inTenant((tx) => finishBehind(tx, by, ids, `read with ${by.id}`, noon));
    await assert.rejects(finish(late, [behind.id]), LeaseLost);
    await assert.rejects(finish(holder, [behind.id, "event_of_nobody"]), LeaseLost);
    await finish(holder, [behind.id]);
    const { rows } = await bench.root.query("SELECT id, outcome FROM inbox WHERE state = 'done'");
    assert.deepEqual(rows, [{ id: behind.id, outcome: `read with ${holder.id}` }]);
    await assert.rejects(finish(holder, [behind.id]), LeaseLost, "it is done already");
  });
});

describe("nobody waits for more words", () => {
  const dueIn = async (sid: string) =>
    (
      await bench.root.query<{ ms: number; waits: boolean }>(
        `SELECT round(extract(epoch FROM "dueAt" - $2::timestamptz) * 1000)::integer AS ms, "burstUntil" IS NOT NULL AS waits
         FROM inbox WHERE key = $1`,
        [`sms-in:${sid}`, noon.toString()],
      )
    ).rows[0];

  it("of a customer whose client reads them alone, of the owner, or to a number that is no client's", async () => {
    const from = (person: string, to: string, sid: string) => arrives(textFrom(person, to, sid), 0);
    const [customers, owners] = [await from(ann, dave.number, "SMa"), await from(dave.owner, dave.number, "SMb")];
    const strays = await from(ann, "+441632960999", "SMc");
    assert.deepEqual(await dueIn(customers), { ms: 2_000, waits: true });
    for (const sid of [owners, strays]) assert.deepEqual(await dueIn(sid), { ms: 0, waits: false });
    const alone = textFrom(bob, dave.number, "SMd");
    await bench.store.insertEvents([alone], noon, { ms: [null], clock: "business" });
    assert.deepEqual(await dueIn("SMd"), { ms: 0, waits: false });
  });
});

describe("two claimers of one burst that something has ended", () => {
  it("hold it once", async () => {
    for (let round = 0; round < 20; round += 1) {
      await bench.root.query("DELETE FROM inbox");
      const first = await text(ann, 0);
      for (const body of ["STOP", "I can smell gas", "STOP", "help"]) await text(ann, 10, body);
      const all = await Promise.all(Array.from({ length: 6 }, () => claimedSid(10)));
      assert.deepEqual(
        all.filter((sid) => sid !== null),
        [first],
      );
    }
  });
});
