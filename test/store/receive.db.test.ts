import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { ReceivedEvent } from "../../src/domain/carrier-event.ts";
import { lockWaits } from "../support/lock-waits.ts";
import { until } from "../support/until.ts";
import { callFrom, noon, openInboxBench, phone, received, textFrom, type InboxBench } from "./inbox-bench.ts";

const numbers = {
  assigned: "+441632960001",
  warm: "+441632960002",
  quarantine: "+441632960003",
  onboarding: "+441632960004",
  system: "+441632960005",
  nobodys: "+441632960009",
};
const person = "+447700900001";

let bench: InboxBench;
before(async () => {
  bench = await openInboxBench();
  await bench.root.query(`
    INSERT INTO clients (id, "updatedAt", "businessName", region) VALUES ('client_reed', now(), 'Reed & Sons', 'UK');
    INSERT INTO numbers ("clientId", phone, role, state, "addedAt", "assignedAt") VALUES
      ('client_reed', '${numbers.assigned}', 'OPERATIONAL', 'assigned', now(), now()),
      ('client_jobrun', '${numbers.warm}', 'OPERATIONAL', 'warm', now(), NULL),
      ('client_jobrun', '${numbers.quarantine}', 'OPERATIONAL', 'quarantine', now(), NULL),
      ('client_jobrun', '${numbers.onboarding}', 'ONBOARDING', 'warm', now(), NULL),
      ('client_jobrun', '${numbers.system}', 'SYSTEM', 'warm', now(), NULL)`);
});
after(() => bench.close());

const receive = (...events: readonly ReceivedEvent[]) => bench.store.insertEvents(events, noon);

async function stored<Row extends object>(columns: string, where: string): Promise<Row[]> {
  return (await bench.root.query<Row>(`SELECT ${columns} FROM inbox WHERE ${where} ORDER BY seq`)).rows;
}

describe("an event that reaches us", () => {
  it("that the database cannot hold is not stored, nor are those that came with it: none of them is acknowledged", async () => {
    const poisoned = textFrom(person, numbers.assigned, "SMpoison", "a\u0000b");
    await assert.rejects(receive(textFrom(person, numbers.assigned, "SMgood"), poisoned), { code: "22P05" });
    assert.deepEqual(await stored("key", "key IN ('sms-in:SMgood', 'sms-in:SMpoison')"), []);
    const lone = textFrom(person, numbers.assigned, "SMlone", "a\ud800b");
    await assert.rejects(receive(lone), { code: "22P02" });
  });

  it("is stored once under its key, however often it comes, and each time is told whose number it was", async () => {
    const call = callFrom(person, numbers.assigned, "CA1");
    const receipt = { role: "OPERATIONAL", businessName: "Reed & Sons" };
    assert.deepEqual(await receive(call), [{ first: true, ...receipt }]);
    assert.deepEqual(await receive(call), [{ first: false, ...receipt }]);
    assert.equal((await stored("1", "key = 'call-in:CA1'")).length, 1);
  });

  it("is stored once when it comes twice in one batch, and only one of the two is told that it was the first", async () => {
    const text = textFrom(person, numbers.assigned, "SM2");
    const receipts = await receive(text, textFrom(person, numbers.assigned, "SM3"), text);
    assert.equal(receipts.filter(({ first }) => first).length, 2);
    assert.equal(receipts[1]?.first, true);
    assert.equal((await stored("1", "key = 'sms-in:SM2'")).length, 1);
  });

  it("is stored once when many processes bring it at the same moment, among others and in any order", async () => {
    const events = Array.from({ length: 40 }, (_, place) => textFrom(person, numbers.assigned, `SMrace${place}`));
    const batches = Array.from({ length: 16 }, (_, place) => {
      const { insertEvents } = place % 2 === 0 ? bench.store : bench.other;
      const turned = [...events.slice(place * 2), ...events.slice(0, place * 2)];
      return insertEvents(place % 3 === 0 ? turned.toReversed() : turned, noon);
    });
    const receipts = (await Promise.all(batches)).flat();
    assert.equal(receipts.length, 16 * 40);
    assert.equal(receipts.filter(({ first }) => first).length, 40);
    assert.equal((await stored("1", "key LIKE 'sms-in:SMrace%'")).length, 40);
  });

  it("is stored though two batches bring the same ones the other way round: neither waits for the other for ever", async () => {
    const event = (name: string) => textFrom(person, numbers.assigned, `SMlock${name}`);
    await bench.root
      .query(`BEGIN; INSERT INTO inbox ("clientId", id, seq, key, kind, role, "ourNumber", thread, event, door, "receivedAt")
      VALUES ('client_jobrun', 'held', 0, 'sms-in:SMlock9', 'text_arrived', 'SYSTEM', '', '', '{}', 'webhook', now())`);
    const batches = Promise.allSettled([
      receive(event("1"), event("9"), event("2")),
      bench.other.insertEvents([event("2"), event("9"), event("1")], noon),
    ]);
    await until("both wait", async () => (await lockWaits(bench.root)) === 2);
    await bench.root.query("ROLLBACK");
    assert.deepEqual(
      (await batches).map(({ status }) => status),
      ["fulfilled", "fulfilled"],
    );
    assert.equal((await stored("1", "key LIKE 'sms-in:SMlock%'")).length, 3);
  });

  it("stands in the order in which the batch brought it", async () => {
    const sids = Array.from({ length: 50 }, (_, place) => `SMorder${(place * 7) % 50}`);
    await receive(...sids.map((sid) => textFrom(person, numbers.assigned, sid)));
    const keys = await stored<{ key: string }>("key", "key LIKE 'sms-in:SMorder%'");
    assert.deepEqual(
      keys.map(({ key }) => key),
      sids.map((sid) => `sms-in:${sid}`),
    );
  });

  it("is answered for in its place in the batch", async () => {
    const [a, b] = [callFrom(person, numbers.assigned, "CAplaceA"), callFrom(person, numbers.nobodys, "CAplaceB")];
    for (const batch of [
      [a, b],
      [b, a],
    ]) {
      const roles = batch.map((event) => (event === a ? "OPERATIONAL" : "SYSTEM"));
      assert.deepEqual(
        (await receive(...batch)).map(({ role }) => role),
        roles,
      );
    }
  });

  const routes: readonly (readonly [whose: string, to: string, role: string, client: string, name: string | null])[] = [
    ["a client's number", numbers.assigned, "OPERATIONAL", "client_reed", "Reed & Sons"],
    ["a number that is nobody's yet", numbers.warm, "SYSTEM", "client_jobrun", null],
    ["a number that was taken back", numbers.quarantine, "SYSTEM", "client_jobrun", null],
    ["the shared number of set-up", numbers.onboarding, "ONBOARDING", "client_jobrun", null],
    ["a number of the house", numbers.system, "SYSTEM", "client_jobrun", null],
    ["a number that we do not hold", numbers.nobodys, "SYSTEM", "client_jobrun", null],
  ];
  for (const [whose, to, role, clientId, businessName] of routes) {
    it(`for ${whose} is ${role} of ${clientId}`, async () => {
      assert.deepEqual(await receive(callFrom(person, to, `CAto${to}`)), [{ first: true, role, businessName }]);
      assert.deepEqual(await stored(`role, "clientId"`, `key = 'call-in:CAto${to}'`), [{ role, clientId }]);
    });
  }

  it("that is a text is told no name, since nobody is greeted", async () => {
    assert.deepEqual(await receive(textFrom(person, numbers.assigned, "SM4")), [
      { first: true, role: "OPERATIONAL", businessName: null },
    ]);
  });

  it("keeps its body as bytes, whatever they are", async () => {
    const bytes = Buffer.from([0x61, 0x00, 0xff, 0xfe, 0xed, 0xa0, 0x80, 0x0a]);
    await receive({ ...textFrom(person, numbers.assigned, "SMbytes"), raw: bytes });
    const [row] = await stored<{ raw: Buffer }>("raw", "key = 'sms-in:SMbytes'");
    assert.deepEqual(row?.raw, bytes);
  });

  it("waits, unclaimed, from the moment that the caller names", async () => {
    await receive({
      ...textFrom(person, numbers.assigned, "SMrow", "a job"),
      door: "sweep",
      happenedAt: noon.subtract({ hours: 1 }),
    });
    const [row] = await stored<Record<string, unknown>>(
      `kind, "ourNumber", thread, event, door, state, attempts, fence, "receivedAt"::text AS received, "happenedAt"::text AS happened`,
      "key = 'sms-in:SMrow'",
    );
    const event = { kind: "text_arrived", carrierId: "SMrow", from: person, to: numbers.assigned, body: "a job" };
    const times = { received: "2026-11-23 12:00:00+00", happened: "2026-11-23 11:00:00+00" };
    assert.deepEqual(row, {
      kind: "text_arrived",
      ourNumber: numbers.assigned,
      thread: `${numbers.assigned}|${person}`,
      event,
      door: "sweep",
      state: "waiting",
      attempts: 0,
      fence: "0",
      ...times,
    });
  });

  it("belongs to a thread with what the same two say, and a text's statuses to one of their own", async () => {
    const number = numbers.assigned;
    const status = {
      carrierId: "SMours",
      from: phone(number),
      to: person,
      status: "sent",
      errorCode: null,
      outboxId: null,
    };
    const sent = received({ kind: "text_status", ...status }, "sms-st:thread");
    await receive(callFrom(person, number, "CAthread"), textFrom(person, number, "SMthread"), sent);
    const threads = await stored<{ thread: string }>(
      "thread",
      "key IN ('call-in:CAthread', 'sms-in:SMthread', 'sms-st:thread')",
    );
    assert.deepEqual(
      threads.map(({ thread }) => thread),
      [`${number}|${person}`, `${number}|${person}`, "SMours"],
    );
  });
});

describe("the bytes of an event", () => {
  it("are kept as they came, each event's own, whatever is in them", async () => {
    const raws = [[0, 255, 0], [], [97], [195, 40, 92, 120]].map((bytes) => Uint8Array.from(bytes));
    const events = raws.map((raw, at) => ({ ...textFrom(person, numbers.system, `SMraw${at}`), raw }));
    await receive(...events);
    const rows = await stored<{ raw: Buffer }>("raw", "key LIKE 'sms-in:SMraw%'");
    assert.deepEqual(
      rows.map(({ raw }) => [...raw]),
      raws.map((raw) => [...raw]),
    );
  });
});

describe("a client with events", () => {
  it("is neither deleted nor renamed, by its owner or by anybody", async () => {
    await bench.root.query(
      `INSERT INTO clients (id, "updatedAt", "businessName", region) VALUES ('client_gone', now(), 'Gone', 'UK')`,
    );
    await bench.root.query(`DELETE FROM clients WHERE id = 'client_gone'`);
    await receive(textFrom(person, numbers.assigned, "SMkept"));
    await bench.root.query(`DELETE FROM numbers WHERE phone = '${numbers.assigned}'`);
    for (const change of [
      `DELETE FROM clients WHERE id = 'client_reed'`,
      `UPDATE clients SET id = 'client_other' WHERE id = 'client_reed'`,
    ]) {
      await assert.rejects(bench.root.query(change), { code: "23503" });
    }
  });
});
