import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { World } from "../../src/flows/world.ts";
import { eventAttemptsMax, eventClaimsMax } from "../../src/worker/backoff.ts";
import { inboxLeaseMs, inboxTurn, type InboxTold } from "../../src/worker/inbox-loop.ts";
import { reviveEvent } from "../../src/store/inbox.ts";
import { installation, type Installation, type TestClient } from "../support/installation.ts";
import { until } from "../support/until.ts";

type Told = { what: "done" | "retried" | "dead"; id: string; inMs: number };

let home: Installation;
let dave: TestClient;

before(async () => {
  home = await installation();
  dave = await home.liveClient();
  await home.untilIdle();
  await home.stopWork();
});
after(() => home.close());

function listener(): { told: Told[]; to: InboxTold } {
  const told: Told[] = [];
  return {
    told,
    to: {
      done: ({ id }) => told.push({ what: "done", id, inMs: 0 }),
      retried: ({ id }, inMs) => told.push({ what: "retried", id, inMs }),
      dead: ({ id }) => told.push({ what: "dead", id, inMs: 0 }),
    },
  };
}

/** A text that waits in the inbox, and its event's id. */
async function waitingText(from: string, body = "the boiler is leaking"): Promise<string> {
  const sid = await home.network.text(from, dave.number, body);
  return (await until("the text is in the inbox", () => home.records.event(`sms-in:${sid}`))).id;
}

type Held = { world: World; reading: Promise<void>; goOn: () => void };

/** A worker that stands still in the middle of reading a text until it is let go on. */
function heldWorld(world: World): Held {
  const reading = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  return {
    world: {
      ...world,
      read: async (text, context) => {
        reading.resolve();
        await gate.promise;
        return world.read(text, context);
      },
    },
    reading: reading.promise,
    goOn: gate.resolve,
  };
}

const leaseOf = async (id: string) =>
  (await home.records.rows<{ until: Date }>(`SELECT "leasedUntil" AS until FROM inbox WHERE id = $1`, [id]))[0]?.until;
const stateOf = async (id: string) =>
  (
    await home.records.rows<{ state: string; attempts: number }>(`SELECT state, attempts FROM inbox WHERE id = $1`, [
      id,
    ])
  )[0];
const claimedTimes = (id: string, attempts: number) =>
  home.records.rows("UPDATE inbox SET attempts = $2 WHERE id = $1", [id, attempts]);
const makeDue = (id: string) => home.records.rows(`UPDATE inbox SET "dueAt" = clock_timestamp() WHERE id = $1`, [id]);

describe("a worker", () => {
  it("that fails puts its event back, and after its last attempt lays it among the dead letters and goes on", async () => {
    const person = home.nextPhone();
    const id = await waitingText(person);
    const next = await waitingText(person, "LS1 4AP");
    const { told, to } = listener();
    const broken: World = {
      ...home.context.world,
      read: async (text, context) => {
        if (text.includes("boiler")) throw new Error("the reader is broken");
        return home.context.world.read(text, context);
      },
    };
    const turn = inboxTurn(broken, to, () => 0.5);
    for (let attempt = 1; attempt < eventAttemptsMax; attempt += 1) {
      assert.equal(await turn(), true);
      assert.equal(await turn(), false, "what follows in the thread waits for it");
      await makeDue(id);
    }
    await turn();
    assert.deepEqual(await stateOf(id), { state: "dead", attempts: eventAttemptsMax });
    const dead = (await home.records.inbox()).find((row) => row.id === id);
    assert.equal(dead?.error, "Error: the reader is broken");
    assert.deepEqual(
      told.map(({ what }) => what),
      [...Array.from({ length: eventAttemptsMax - 1 }, () => "retried"), "dead"],
    );
    assert.deepEqual(await home.records.outbox(person), [], "nothing of a failed attempt stays");
    await turn();
    assert.equal((await stateOf(next))?.state, "done");
    assert.equal(await home.context.store.withTenant(dave.id, (tx) => reviveEvent(tx, dave.id, id)), true);
    await inboxTurn(home.context.world, to, () => 0.5)();
    assert.deepEqual(await stateOf(id), { state: "done", attempts: 1 });
  });

  it("that fails for the first time tries again, however many workers were killed over its event before", async () => {
    const id = await waitingText(home.nextPhone());
    await claimedTimes(id, eventAttemptsMax * 2);
    const { told, to } = listener();
    let failures = 0;
    const failing: World = {
      ...home.context.world,
      read: async (text, context) => {
        failures += 1;
        if (failures === 1) throw new Error("the reader is broken for a moment");
        return home.context.world.read(text, context);
      },
    };
    const turn = inboxTurn(failing, to, () => 0.5);
    await turn();
    await makeDue(id);
    await turn();
    assert.deepEqual(
      told.map(({ what }) => what),
      ["retried", "done"],
    );
    assert.ok(
      told.every(({ inMs }) => inMs < 1_000),
      "the pause is that of a first failure",
    );
  });

  it("gives up an event under which one worker after another ended, so that its conversation can go on", async () => {
    const id = await waitingText(home.nextPhone());
    await claimedTimes(id, eventClaimsMax);
    const { told, to } = listener();
    await inboxTurn(home.context.world, to, () => 0.5)();
    assert.deepEqual(
      told.map(({ what }) => what),
      ["dead"],
    );
    const dead = (await home.records.inbox()).find((row) => row.id === id);
    assert.match(dead?.error ?? "", /50 workers ended before it did/);
  });

  it("that is slow keeps its event: nobody else gets it, however long it takes", async () => {
    const id = await waitingText(home.nextPhone());
    const held = heldWorld(home.context.world);
    const { told, to } = listener();
    const work = inboxTurn(held.world, to, () => 0.5)();
    await held.reading;
    const first = await leaseOf(id);
    assert.ok(first !== undefined && first.getTime() - Date.now() <= inboxLeaseMs);
    await until("the lease is renewed", async () => ((await leaseOf(id))?.getTime() ?? 0) > first.getTime());
    const other = home.another();
    assert.equal(await inboxTurn(other.world, to, () => 0.5)(), false);
    held.goOn();
    await work;
    assert.deepEqual(told, [{ what: "done", id, inMs: 0 }]);
    await other.close();
  });

  it("that was frozen past its lease loses by the fence: the other's work counts, and it counts once", async () => {
    const person = home.nextPhone();
    const id = await waitingText(person);
    const held = heldWorld(home.context.world);
    const frozen = listener();
    const work = inboxTurn(held.world, frozen.to, () => 0.5)();
    await held.reading;
    await home.records.rows(`UPDATE inbox SET "leasedUntil" = clock_timestamp() - interval '1 second' WHERE id = $1`, [
      id,
    ]);
    const other = home.another();
    const awake = listener();
    assert.equal(await inboxTurn(other.world, awake.to, () => 0.5)(), true);
    held.goOn();
    await work;
    assert.deepEqual([awake.told.length, frozen.told], [1, []]);
    assert.equal((await home.records.outbox(person)).length, 1);
    assert.deepEqual(await stateOf(id), { state: "done", attempts: 2 });
    await other.close();
  });

  it("that was frozen cannot put back or bury what the other has done", async () => {
    const id = await waitingText(home.nextPhone());
    const gate = Promise.withResolvers<void>();
    const reading = Promise.withResolvers<void>();
    const breaking: World = {
      ...home.context.world,
      read: async () => {
        reading.resolve();
        await gate.promise;
        throw new Error("broken after all");
      },
    };
    const work = inboxTurn(breaking, listener().to, () => 0.5)();
    await reading.promise;
    await home.records.rows(`UPDATE inbox SET "leasedUntil" = clock_timestamp() - interval '1 second' WHERE id = $1`, [
      id,
    ]);
    const other = home.another();
    await inboxTurn(other.world, listener().to, () => 0.5)();
    gate.resolve();
    await work;
    assert.equal((await stateOf(id))?.state, "done");
    await other.close();
  });

  it("shares the work with another on the same database, and no event is done twice", async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, () => waitingText(home.nextPhone())));
    const other = home.another();
    const { told, to } = listener();
    const lanes = [home.context, other, home.context, other].map(async ({ world }) => {
      const turn = inboxTurn(world, to, () => 0.5);
      while (await turn());
    });
    await Promise.all(lanes);
    assert.deepEqual(told.map(({ id }) => id).toSorted(), ids.toSorted());
    await other.close();
  });
});
