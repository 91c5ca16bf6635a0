import assert from "node:assert/strict";
import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { Receipt, ReceivedEvent } from "../../src/domain/carrier-event.ts";
import { parsePhone } from "../../src/domain/phone.ts";
import { makeReceive } from "../../src/flows/receive.ts";
import { Overloaded, StoreAway } from "../../src/flows/store-away.ts";

const receipt: Receipt = { first: true, role: "OPERATIONAL", businessName: "Smith & Sons" };
const to = parsePhone("+447700900001");

function text(key: string, from = key): ReceivedEvent {
  assert.ok(to);
  const event = { kind: "text_arrived", carrierId: key, from, to, body: "hello" } as const;
  return { key, event, raw: Buffer.from(key), door: "webhook", happenedAt: null };
}

/** A store that keeps what it was told, in order, and answers each insert only when it is let. */
function heldStore() {
  const inserts: { keys: string[]; release: () => void; fail: (error: Error) => void }[] = [];
  const insertEvents = (events: readonly ReceivedEvent[]): Promise<readonly Receipt[]> => {
    const gate = Promise.withResolvers<readonly Receipt[]>();
    const keys = events.map(({ key }) => key);
    inserts.push({ keys, release: () => gate.resolve(events.map(() => receipt)), fail: gate.reject });
    return gate.promise;
  };
  return { inserts, insertEvents };
}

async function until(holds: () => boolean): Promise<void> {
  const end = performance.now() + 5_000;
  while (!holds()) {
    assert.ok(performance.now() < end, "it did not happen within 5 s");
    await nextTurn();
  }
}

function coded(code: string): Error {
  return Object.assign(new Error(`failed with ${code}`), { code });
}

describe("a database that is away", () => {
  for (const code of ["08006", "57P01", "57014", "53300", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT"]) {
    it(`fails all of a batch at once with StoreAway (${code})`, async () => {
      let inserts = 0;
      const { receive } = makeReceive({
        insertEvents: async () => {
          inserts += 1;
          throw coded(code);
        },
      });
      const outcomes = await Promise.allSettled([receive(text("a")), receive(text("b")), receive(text("c"))]);
      for (const outcome of outcomes) assert.ok(outcome.status === "rejected" && outcome.reason instanceof StoreAway);
      assert.equal(inserts, 1);
    });
  }

  it("that never answers fails its events in time, the waiting ones too, and serves again afterwards", async () => {
    const { inserts, insertEvents } = heldStore();
    let away = true;
    const { receive } = makeReceive({
      insertEvents: (events) => (away ? insertEvents(events) : Promise.resolve(events.map(() => receipt))),
      timeoutMs: 50,
    });
    const same = [receive(text("a", "x")), receive(text("b", "x")), receive(text("c", "y"))];
    for (const outcome of await Promise.allSettled(same)) {
      assert.ok(outcome.status === "rejected" && outcome.reason instanceof StoreAway);
    }
    away = false;
    assert.deepEqual(await receive(text("d")), receipt);
    assert.ok(inserts.length >= 1);
  });
});

describe("a poisoned event", () => {
  it("fails alone, and its neighbours are stored", async () => {
    const { receive } = makeReceive({
      insertEvents: async (events) => {
        if (events.some(({ key }) => key === "poison")) throw coded("22021");
        return events.map(() => receipt);
      },
    });
    const keys = ["a", "b", "poison", "c"];
    const outcomes = await Promise.allSettled(keys.map((key) => receive(text(key))));
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      ["fulfilled", "fulfilled", "rejected", "fulfilled"],
    );
    assert.ok(outcomes[2]?.status === "rejected" && !(outcomes[2].reason instanceof StoreAway));
  });
});

describe("a store that answers for fewer events than it was given", () => {
  it("is not believed", async () => {
    const { receive } = makeReceive({ insertEvents: async () => [] });
    await assert.rejects(receive(text("a")), /1 events gave 0 receipts/);
  });
});

describe("more events than may wait", () => {
  it("are refused with Overloaded, and the others are stored", async () => {
    const { inserts, insertEvents } = heldStore();
    const { receive } = makeReceive({ insertEvents, waitingMax: 3 });
    const taken = ["a", "b", "c"].map((key) => receive(text(key)));
    await assert.rejects(receive(text("d")), Overloaded);
    await until(() => inserts.length === 1);
    inserts[0]?.release();
    assert.equal((await Promise.all(taken)).length, 3);
  });
});

describe("events that wait too long", () => {
  const crowd = (name: string, count: number, from?: string) =>
    Array.from({ length: count }, (_, place) => text(`${name}${place}`, from));
  const aWhile = async (ms: number) => {
    const end = performance.now() + ms;
    while (performance.now() < end) await nextTurn();
  };
  const batchMax = 200;
  const settings = { waitedMaxMs: 400, timeoutMs: 30_000 };

  it("have the next ones refused while more than a batch waits, and no longer", async () => {
    const { inserts, insertEvents } = heldStore();
    const { receive } = makeReceive({ insertEvents, ...settings });
    const taken = crowd("a", 4 * batchMax).map((event) => receive(event));
    await until(() => inserts.length === 2);
    await aWhile(settings.waitedMaxMs + 1);
    inserts[0]?.release();
    await until(() => inserts.length === 3);
    await assert.rejects(receive(text("late")), Overloaded);
    inserts[1]?.release();
    await until(() => inserts.length === 4);
    const after = receive(text("after"));
    for (let place = 2; place < 5; place += 1) {
      await until(() => inserts.length > place);
      inserts[place]?.release();
    }
    await Promise.all([...taken, after]);
  });

  it("are nobody else's trouble where one person's texts wait for each other", async () => {
    const { inserts, insertEvents } = heldStore();
    const { receive } = makeReceive({ insertEvents, ...settings });
    const chatty = crowd("a", 2 * batchMax + 10, "+447700900002").map((event) => receive(event));
    await until(() => inserts.length === 1);
    await aWhile(settings.waitedMaxMs + 1);
    const one = receive(text("b", "+447700900003"));
    await until(() => inserts.length === 2);
    inserts[1]?.release();
    await one;
    const other = receive(text("c", "+447700900004"));
    const insertsInAll = 5;
    for (let place = 0; place < insertsInAll; place += 1) {
      await until(() => inserts.length > place);
      inserts[place]?.release();
    }
    await Promise.all([...chatty, other]);
  });
});

describe("events that arrive together", () => {
  it("share one insert, in the order of their arrival", async () => {
    const { inserts, insertEvents } = heldStore();
    const { receive } = makeReceive({ insertEvents });
    const taken = ["a", "b", "c"].map((key) => receive(text(key)));
    await until(() => inserts.length === 1);
    assert.deepEqual(inserts[0]?.keys, ["a", "b", "c"]);
    inserts[0].release();
    await Promise.all(taken);
  });

  it("are committed by two inserts at a time, of 200 events at most", async () => {
    let [open, openMax, sizeMax] = [0, 0, 0];
    const insertEvents = async (events: readonly ReceivedEvent[]): Promise<readonly Receipt[]> => {
      open += 1;
      openMax = Math.max(openMax, open);
      sizeMax = Math.max(sizeMax, events.length);
      const start = performance.now();
      await until(() => performance.now() > start + 15);
      open -= 1;
      return events.map(() => receipt);
    };
    const { receive } = makeReceive({ insertEvents });
    await Promise.all(Array.from({ length: 900 }, (_, at) => receive(text(`e${at}`))));
    assert.deepEqual([openMax, sizeMax], [2, 200]);
  });

  it("never overtake each other between the same two parties, nor share an insert with their own copy", async () => {
    const { inserts, insertEvents } = heldStore();
    const { receive } = makeReceive({ insertEvents });
    const taken = [receive(text("a", "x"))];
    await until(() => inserts.length === 1);
    taken.push(receive(text("b", "x")), receive(text("c", "y")), receive(text("c", "z")));
    await until(() => inserts.length === 2);
    assert.deepEqual(inserts[1]?.keys, ["c"]);
    inserts[0]?.release();
    await until(() => inserts.length === 3);
    assert.deepEqual(inserts[2]?.keys, ["b", "c"]);
    for (const insert of inserts) insert.release();
    await Promise.all(taken);
  });
});

describe("any mixture of arrivals, poison and outages", () => {
  it("settles every promise, and answers only for what was stored", async () => {
    const fates = fc.array(fc.constantFrom("good", "poison", "away", "wrong count"), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fates, async (sent) => {
        const stored = new Set<string>();
        const { receive } = makeReceive({
          timeoutMs: 500,
          insertEvents: async (events) => {
            await nextTurn();
            if (events.some(({ key }) => key.startsWith("away"))) throw coded("ECONNRESET");
            if (events.some(({ key }) => key.startsWith("poison"))) throw coded("22P05");
            if (events.some(({ key }) => key.startsWith("wrong"))) return [];
            for (const { key } of events) stored.add(key);
            return events.map(() => receipt);
          },
        });
        const keys = sent.map((fate, at) => `${fate} ${at}`);
        const outcomes = await Promise.allSettled(keys.map((key, at) => receive(text(key, String(at % 3)))));
        for (const [at, { status }] of outcomes.entries()) {
          if (status === "fulfilled") assert.ok(stored.has(keys[at] ?? ""));
        }
      }),
      { numRuns: 100 },
    );
  });
});
