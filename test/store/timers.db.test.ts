import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { houseClient } from "../../src/domain/ids.ts";
import { LeaseLost } from "../../src/store/inbox.ts";
import {
  claimTimer,
  finishTimer,
  keepTimer,
  putBackTimer,
  setTimer,
  type ClaimedTimer,
} from "../../src/store/timers.ts";
import type { Tx } from "../../src/store/tenant.ts";
import { until } from "../support/until.ts";
import { noon, openInboxBench, type InboxBench } from "./inbox-bench.ts";

const leaseMs = 60_000;

let bench: InboxBench;
before(async () => {
  bench = await openInboxBench();
});
after(() => bench.close());
beforeEach(() => bench.root.query("DELETE FROM timers"));

const inTenant = <Result>(work: (tx: Tx) => Promise<Result>) => bench.store.withTenant(houseClient, work);
const set = (subject: string, dueAt = noon, everySeconds: number | null = null) =>
  inTenant((tx) => setTimer(tx, houseClient, { kind: "nudge", subject, dueAt, everySeconds }));
const claim = (at = noon, lease = leaseMs) => bench.store.withoutTenant((tx) => claimTimer(tx, lease, at));

async function claimed(at = noon, lease = leaseMs): Promise<ClaimedTimer> {
  const timer = await claim(at, lease);
  assert.ok(timer !== null, "nothing was claimed");
  return timer;
}

async function states(): Promise<Record<string, unknown>[]> {
  const { rows } = await bench.root.query<Record<string, unknown>>(
    `SELECT subject, state, attempts, error FROM timers ORDER BY subject, id`,
  );
  return rows;
}

describe("a timer", () => {
  it("does not run before its time, by the business's clock", async () => {
    await set("ann", noon.add({ seconds: 1 }));
    assert.equal(await claim(noon), null);
    assert.equal((await claimed(noon.add({ seconds: 1 }))).subject, "ann");
  });

  it("is one for a kind and subject, as long as it waits", async () => {
    await Promise.all([1, 2, 3].map(() => set("ann")));
    assert.equal((await states()).length, 1);
    const timer = await claimed();
    await inTenant((tx) => finishTimer(tx, timer, noon));
    await set("ann");
    assert.deepEqual(new Set((await states()).map(({ state }) => state)), new Set(["done", "waiting"]));
    assert.equal((await states()).length, 2);
  });

  it("is its holder's until the lease is over, and then the next one's alone", async () => {
    await set("ann");
    const late = await claimed(noon, 1);
    const holder = await until("the lease is over", () => claim());
    assert.equal(await claim(), null);
    assert.deepEqual([holder.id, holder.attempts, late.attempts], [late.id, 2, 1]);
    await assert.rejects(
      inTenant((tx) => finishTimer(tx, late, noon)),
      LeaseLost,
    );
    await assert.rejects(
      inTenant((tx) => keepTimer(tx, late, leaseMs)),
      LeaseLost,
    );
    await assert.rejects(
      inTenant((tx) => putBackTimer(tx, late, "late", null, noon)),
      LeaseLost,
    );
    await inTenant((tx) => finishTimer(tx, holder, noon));
    await assert.rejects(
      inTenant((tx) => finishTimer(tx, holder, noon)),
      LeaseLost,
    );
  });

  it("that runs once is tried again when it failed, after its pause, and dies when it has failed too often", async () => {
    await set("ann");
    const timer = await claimed();
    await inTenant((tx) => putBackTimer(tx, timer, "it failed", 60_000, noon));
    assert.equal(await claim(), null);
    await bench.root.query(`UPDATE timers SET "retryAt" = now()`);
    const again = await claimed();
    await inTenant((tx) => putBackTimer(tx, again, "it failed again", null, noon));
    assert.deepEqual(await states(), [{ subject: "ann", state: "dead", attempts: 2, error: "it failed again" }]);
    assert.equal(await claim(noon.add({ hours: 24 })), null);
  });

  it("that recurs runs again after its time, counted from its run, so that a pause makes no pile", async () => {
    await set("sweep", noon, 300);
    const late = noon.add({ hours: 3 });
    const timer = await claimed(late);
    await inTenant((tx) => finishTimer(tx, timer, late));
    assert.equal(await claim(late.add({ seconds: 299 })), null);
    assert.equal((await claimed(late.add({ seconds: 300 }))).attempts, 1);
  });

  it("that recurs never dies: where it failed too often it waits for its next time", async () => {
    await set("sweep", noon, 300);
    const timer = await claimed();
    await inTenant((tx) => putBackTimer(tx, timer, "it failed", null, noon));
    assert.deepEqual(await states(), [{ subject: "sweep", state: "waiting", attempts: 0, error: "it failed" }]);
    assert.equal(await claim(noon.add({ seconds: 299 })), null);
    assert.ok((await claim(noon.add({ seconds: 300 }))) !== null);
  });

  it("is claimed once, and the oldest first, however many claim", async () => {
    for (let place = 0; place < 30; place += 1) await set(`person ${place}`, noon.subtract({ seconds: place }));
    assert.equal((await claimed()).subject, "person 29");
    const claims: string[] = [];
    const work = async () => {
      for (let timer = await claim(); timer !== null && claims.length < 100; timer = await claim())
        claims.push(timer.id);
    };
    await Promise.all([work(), work(), work(), work()]);
    await work();
    assert.equal(claims.length, 29);
    assert.equal(new Set(claims).size, 29);
  });
});
