import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { houseClient } from "../../src/domain/ids.ts";
import {
  claimEvent,
  finishEvent,
  keepEvent,
  knowsKey,
  LeaseLost,
  purgeRawBodies,
  putBackEvent,
  reviveEvent,
  type ClaimedEvent,
} from "../../src/store/inbox.ts";
import { readQueueDepth } from "../../src/store/queue-depth.ts";
import type { Store } from "../../src/store/tenant.ts";
import { until } from "../support/until.ts";
import { noon, openInboxBench, textFrom, type InboxBench } from "./inbox-bench.ts";

const number = "+441632960001";
const [ann, bob] = ["+447700900001", "+447700900002"];
const leaseMs = 60_000;

let bench: InboxBench;
let sids = 0;

before(async () => {
  bench = await openInboxBench();
});
after(() => bench.close());
beforeEach(() => bench.root.query("DELETE FROM inbox"));

/** Texts arrive, one a person named, in this order; answers with their carrier's ids. */
async function arrive(...people: readonly string[]): Promise<string[]> {
  const events = people.map((person) => textFrom(person, number, `SM${(sids += 1)}`));
  await bench.store.insertEvents(events, noon);
  return events.map(({ event }) => event.carrierId);
}

const claim = (lease = leaseMs, store: Store = bench.store) => store.withoutTenant((tx) => claimEvent(tx, lease));
const inTenant = <Result>(work: Parameters<typeof bench.store.withTenant<Result>>[1]) =>
  bench.store.withTenant(houseClient, work);
const finish = (held: ClaimedEvent, outcome = "done") => inTenant((tx) => finishEvent(tx, held, outcome, null, noon));
const putBack = (held: ClaimedEvent, inMs: number | null) =>
  inTenant((tx) => putBackEvent(tx, held, "it failed", inMs, noon));

async function claimed(lease = leaseMs): Promise<ClaimedEvent> {
  const held = await claim(lease);
  assert.ok(held !== null, "nothing was claimed");
  return held;
}

/** Claimed by one, whose lease runs out, then by another. */
async function claimedTwice(): Promise<readonly [late: ClaimedEvent, holder: ClaimedEvent]> {
  await arrive(ann);
  const late = await claimed(1);
  return [late, await until("the lease is over", () => claim())];
}

async function row(held: ClaimedEvent): Promise<Record<string, unknown>> {
  const { rows } = await bench.root.query<Record<string, unknown>>(
    `SELECT state, outcome, error, attempts, "leasedUntil" IS NOT NULL AS leased, "finishedAt" IS NOT NULL AS finished FROM inbox WHERE id = $1`,
    [held.id],
  );
  return rows[0] ?? {};
}

describe("an event that is claimed", () => {
  it("is not there for another, until its lease is over", async () => {
    await arrive(ann);
    const held = await claimed();
    assert.equal(await claim(leaseMs, bench.other), null);
    assert.deepEqual([held.attempts, held.fence, held.event.kind, held.role], [1, "1", "text_arrived", "SYSTEM"]);
    assert.ok(
      Temporal.Instant.compare(held.happenedAt, noon) === 0,
      "it happened when it was received, for all that is known",
    );
  });

  it("by two after each other is the second's alone: what the first did is thrown away", async () => {
    const [late, holder] = await claimedTwice();
    assert.deepEqual([holder.id, holder.fence, holder.attempts], [late.id, "2", 2]);
    await assert.rejects(finish(late), LeaseLost);
    assert.equal(await inTenant((tx) => keepEvent(tx, late, leaseMs)), false);
    await putBack(late, null);
    assert.equal((await row(holder))["state"], "waiting");
    await finish(holder, "answered");
    assert.equal((await row(holder))["outcome"], "answered");
  });

  it("stays its holder's while that one says that it still works", async () => {
    await arrive(ann);
    const held = await claimed(20);
    const { rows } = await bench.root.query<{ first: string }>(
      `SELECT "leasedUntil"::text AS first FROM inbox WHERE id = $1`,
      [held.id],
    );
    assert.equal(await inTenant((tx) => keepEvent(tx, held, leaseMs)), true);
    await until("the first lease is over", async () => {
      const now = await bench.root.query<{ over: boolean }>("SELECT clock_timestamp() > $1 AS over", [rows[0]?.first]);
      return now.rows[0]?.over;
    });
    assert.equal(await claim(), null);
    await finish(held);
  });

  it("that is done is over: finished once, beaten no more, and never claimed again", async () => {
    await arrive(ann);
    const held = await claimed();
    await finish(held);
    await assert.rejects(finish(held), LeaseLost);
    assert.equal(await inTenant((tx) => keepEvent(tx, held, leaseMs)), false);
    await putBack(held, 0);
    assert.deepEqual(await row(held), {
      state: "done",
      outcome: "done",
      error: null,
      attempts: 1,
      leased: false,
      finished: true,
    });
    assert.equal(await claim(), null);
  });

  it("that is done stays done, whoever says otherwise", async () => {
    await arrive(ann);
    const held = await claimed();
    await finish(held);
    for (const change of [`state = 'waiting', "finishedAt" = NULL`, `state = 'dead', error = 'x'`]) {
      await assert.rejects(bench.root.query(`UPDATE inbox SET ${change} WHERE id = $1`, [held.id]), {
        code: "23514",
        message: /stays done/,
      });
    }
    assert.equal(await inTenant((tx) => reviveEvent(tx, houseClient, held.id)), false);
  });
});

describe("the events of one thread", () => {
  it("are claimed in the order of their arrival, and those of others beside them", async () => {
    const [first, second, others] = await arrive(ann, ann, bob);
    const held = await claimed();
    assert.equal(held.event.carrierId, first);
    const beside = await claimed();
    assert.equal(beside.event.carrierId, others);
    assert.equal(await claim(), null, "the second waits for the first");
    await finish(held);
    assert.equal((await claimed()).event.carrierId, second);
  });

  it("wait for one that was put back, until its time has come", async () => {
    const [first] = await arrive(ann, ann);
    await putBack(await claimed(), 60_000);
    assert.equal(await claim(), null);
    await bench.root.query(`UPDATE inbox SET "dueAt" = now() WHERE state = 'waiting'`);
    const again = await claimed();
    assert.deepEqual([again.event.carrierId, again.attempts], [first, 2]);
  });

  it("go on after one that is dead", async () => {
    const [first, second] = await arrive(ann, ann);
    const held = await claimed();
    await putBack(held, null);
    assert.deepEqual(await row(held), {
      state: "dead",
      outcome: null,
      error: "it failed",
      attempts: 1,
      leased: false,
      finished: true,
    });
    assert.equal((await claimed()).event.carrierId, second);
    assert.equal(held.event.carrierId, first);
  });
});

describe("an event that failed", () => {
  it("is claimed again at once where it is put back for at once", async () => {
    await arrive(ann);
    await putBack(await claimed(), 0);
    const again = await claimed();
    assert.equal(again.attempts, 2);
    assert.equal((await row(again))["error"], "it failed");
  });

  it("and lies among the dead letters comes back with fresh attempts, once, and by its own tenant only", async () => {
    await arrive(ann);
    const held = await claimed();
    assert.equal(await inTenant((tx) => reviveEvent(tx, houseClient, held.id)), false, "it is not dead");
    await putBack(held, null);
    await bench.root.query(
      `INSERT INTO clients (id, "updatedAt", "businessName", region) VALUES ('client_reed', now(), '', 'UK') ON CONFLICT DO NOTHING`,
    );
    assert.equal(await inTenant((tx) => reviveEvent(tx, houseClient, held.id)), true);
    assert.equal(await inTenant((tx) => reviveEvent(tx, houseClient, held.id)), false);
    const again = await claimed();
    assert.deepEqual([again.id, again.attempts, again.failures, again.fence], [held.id, 1, 0, "2"]);
    await assert.rejects(finish(held), LeaseLost);
    await finish(again);
  });
});

describe("eight claimers over five hundred events of fifty threads", () => {
  it("do each event once, and each thread in its order", async () => {
    const people = Array.from({ length: 50 }, (_, place) => `+4477009001${String(place).padStart(2, "0")}`);
    for (let round = 0; round < 10; round += 1) await arrive(...people);
    const done = new Map<string, string[]>();
    const work = async (store: Store) => {
      for (let empty = 0; empty < 5;) {
        const held = await claim(leaseMs, store);
        if (held === null) {
          empty += 1;
          continue;
        }
        empty = 0;
        done.set(held.event.from, [...(done.get(held.event.from) ?? []), held.event.carrierId]);
        await finish(held);
      }
    };
    await Promise.all([bench.store, bench.other].flatMap((store) => [1, 2, 3, 4].map(() => work(store))));
    await work(bench.store);

    const { rows } = await bench.root.query<{ person: string; texts: string[] }>(
      `SELECT event->>'from' AS person, array_agg(event->>'carrierId' ORDER BY seq) AS texts FROM inbox GROUP BY 1`,
    );
    assert.equal(rows.length, 50);
    for (const { person, texts } of rows) assert.deepEqual(done.get(person), texts);
    const { rows: left } = await bench.root.query("SELECT 1 FROM inbox WHERE state <> 'done' OR attempts <> 1");
    assert.deepEqual(left, []);
  });
});

describe("what the operator asks of the inbox", () => {
  it("is how much waits and is dead, over all clients", async () => {
    await arrive(ann, ann, bob);
    await putBack(await claimed(), null);
    const depth = await bench.store.withoutTenant((tx) => readQueueDepth(tx));
    assert.deepEqual({ ...depth, oldestSeconds: 0 }, { waiting: 2, dead: 1, oldestSeconds: 0, queued: 0, unknown: 0 });
    assert.ok(depth.oldestSeconds >= 0 && depth.oldestSeconds < 60);
  });

  it("is whether a key is known, and to whom", async () => {
    const [sid] = await arrive(ann);
    assert.equal(await inTenant((tx) => knowsKey(tx, houseClient, `sms-in:${sid}`)), true);
    assert.equal(await inTenant((tx) => knowsKey(tx, houseClient, "sms-in:none")), false);
    assert.equal(await bench.store.withoutTenant((tx) => knowsKey(tx, houseClient, `sms-in:${sid}`)), false);
  });

  it("is that bodies go after their days, in bounded batches, and never of an event that waits", async () => {
    await arrive(ann, ann, ann, bob);
    for (let at = 0; at < 3; at += 1) await finish(await claimed());
    const after14days = noon.add({ hours: 14 * 24 });
    const purge = (olderThan: Temporal.Instant, most: number) =>
      bench.store.withoutTenant((tx) => purgeRawBodies(tx, olderThan, most));
    assert.equal(await purge(noon, 10), 0, "none is older than the moment of its arrival");
    assert.deepEqual(
      [await purge(after14days, 2), await purge(after14days, 2), await purge(after14days, 2)],
      [2, 1, 0],
    );
    const { rows } = await bench.root.query("SELECT state FROM inbox WHERE raw IS NOT NULL");
    assert.deepEqual(rows, [{ state: "waiting" }]);
  });
});
