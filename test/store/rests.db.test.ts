import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { Client } from "pg";
import { houseClient, parseClientId, type ClientId } from "../../src/domain/ids.ts";
import type { Phone } from "../../src/domain/phone.ts";
import { addNumber, assignNumber, freeNumbers, releaseNumber } from "../../src/store/numbers.ts";
import { endRests, takeOutNumber } from "../../src/store/rests.ts";
import { lockWaits } from "../support/lock-waits.ts";
import { until } from "../support/until.ts";
import { noon, openInboxBench, phone, type InboxBench } from "./inbox-bench.ts";

let bench: InboxBench;
let made = 0;

before(async () => {
  bench = await openInboxBench();
});
after(() => bench.close());
// What one test leaves at rest is no news to the next.
beforeEach(() => end(noon.add({ hours: 24_000 })));

const day = 24;
const restOver = noon.add({ hours: 90 * day });

async function newClient(): Promise<ClientId> {
  const id = parseClientId(`client_${(made += 1)}`);
  assert.ok(id !== null);
  await bench.root.query(
    `INSERT INTO clients (id, "updatedAt", "businessName", region) VALUES ($1, now(), 'Reed', 'UK')`,
    [id],
  );
  return id;
}

/** A number that a client had until noon. */
async function resting(): Promise<Phone> {
  const client = await newClient();
  const number = phone(`+441632960${String(100 + made)}`);
  assert.equal(await bench.store.withoutTenant((db) => addNumber(db, number, "OPERATIONAL", null, noon)), null);
  assert.equal(await bench.store.withTenant(client, (tx) => assignNumber(tx, number, client, noon)), null);
  assert.equal(await bench.store.withTenant(client, (tx) => releaseNumber(tx, number, client, noon)), null);
  return number;
}

const end = (now: Temporal.Instant) => bench.store.withTenant(houseClient, (tx) => endRests(tx, 100, now));
const takeOut = (number: Phone) =>
  bench.store.withTenant(houseClient, (tx) => takeOutNumber(tx, number, "Olive", noon));
const stateOf = async (number: Phone) =>
  (await bench.root.query(`SELECT state FROM numbers WHERE phone = $1`, [number])).rows[0]?.["state"];
const refusedByHand = (set: string, number: Phone) =>
  assert.rejects(bench.root.query(`UPDATE numbers SET ${set} WHERE phone = '${number}'`), { code: "23514" }, set);

describe("a number in quarantine", () => {
  it("is not free a moment before its ninety days are over, and is then, with one audit row", async () => {
    const number = await resting();
    assert.deepEqual(await end(restOver.subtract({ milliseconds: 1 })), []);
    assert.equal(await stateOf(number), "quarantine");
    assert.deepEqual(await end(restOver), [number]);
    assert.deepEqual(await end(restOver.add({ hours: day })), []);
    assert.equal(await stateOf(number), "warm");
    const { rows } = await bench.root.query(
      `SELECT scope, what, who FROM audit WHERE position($1 IN why) > 0 AND "clientId" = 'client_jobrun'`,
      [number],
    );
    assert.deepEqual(rows, [{ scope: "number", what: "back in the pool", who: "jobrun" }]);
  });

  it("counts as free from then on, is given to the next client, and rests anew after that", async () => {
    const number = await resting();
    const free = () => bench.store.withTenant(houseClient, (tx) => freeNumbers(tx));
    const freeBefore = (await free()).operational;
    await end(restOver);
    assert.equal((await free()).operational, freeBefore + 1);
    const next = await newClient();
    const later = restOver.add({ hours: 1 });
    assert.equal(await bench.store.withTenant(next, (tx) => assignNumber(tx, number, next, later)), null);
    assert.equal(await bench.store.withTenant(next, (tx) => releaseNumber(tx, number, next, later)), null);
    assert.deepEqual(await end(later.add({ hours: 90 * day - 1 })), []);
    assert.deepEqual(await end(later.add({ hours: 90 * day })), [number]);
  });

  it("cannot be freed by hand, not by another beginning of its rest, and not by another end", async () => {
    const number = await resting();
    const early = `'${restOver.subtract({ milliseconds: 1 }).toString()}'`;
    for (const set of [
      `state = 'warm'`,
      `state = 'warm', "returnedAt" = ${early}`,
      `state = 'warm', "returnedAt" = ${early}, "releasedAt" = '2020-01-01'`,
      `state = 'warm', "releasedAt" = NULL`,
      `"releasedAt" = NULL`,
      `"releasedAt" = '2020-01-01'`,
      `state = 'assigned', "clientId" = '${await newClient()}', "assignedAt" = now()`,
    ])
      await refusedByHand(set, number);
    const inserted = bench.root.query(
      `INSERT INTO numbers (phone, role, state, "addedAt", "releasedAt") VALUES ('+441632960999', 'OPERATIONAL', 'warm', now(), now())`,
    );
    await assert.rejects(inserted, { code: "23514" });
    assert.equal(await stateOf(number), "quarantine");
  });

  it("cannot be gone round by hand: what a client has goes to rest before anything else", async () => {
    const client = await newClient();
    const number = phone("+441632960555");
    await bench.store.withoutTenant((db) => addNumber(db, number, "OPERATIONAL", null, noon));
    await bench.store.withTenant(client, (tx) => assignNumber(tx, number, client, noon));
    for (const state of ["warm", "released"])
      await refusedByHand(`state = '${state}', "clientId" = 'client_jobrun'`, number);
  });

  it("comes back once, however many look at once", async () => {
    const numbers = [await resting(), await resting(), await resting()];
    await bench.root.query("BEGIN");
    await bench.root.query(`SELECT 1 FROM numbers WHERE state = 'quarantine' FOR UPDATE`);
    const looks = [1, 2, 3, 4].map(() => end(restOver));
    await until("all wait for the numbers", async () => (await lockWaits(bench.root)) === looks.length);
    await bench.root.query("COMMIT");
    assert.deepEqual((await Promise.all(looks)).flat().toSorted(), numbers.toSorted());
  });

  it("of which nobody knows since when it rests stays there", async () => {
    const number = phone("+441632960557");
    await bench.root.query(
      `INSERT INTO numbers (phone, role, state, "addedAt") VALUES ('${number}', 'OPERATIONAL', 'quarantine', now())`,
    );
    assert.deepEqual(await end(noon.add({ hours: 24_000 })), []);
    await refusedByHand(`state = 'warm', "returnedAt" = now()`, number);
  });

  it("is not the application's to change, but by the functions for it", async () => {
    const number = await resting();
    const psql = new Client({ connectionString: bench.database.appUrl });
    await psql.connect();
    try {
      for (const set of [`state = 'warm'`, `"releasedAt" = now() - interval '1 year'`])
        await assert.rejects(psql.query(`UPDATE numbers SET ${set} WHERE phone = '${number}'`), { code: "42501" });
    } finally {
      await psql.end();
    }
    assert.equal(await stateOf(number), "quarantine");
  });
});

describe("a number that the operator takes out", () => {
  it("is nobody's: a client's is released first", async () => {
    const client = await newClient();
    const number = phone("+441632960556");
    assert.equal(await takeOut(number), "no_such_number");
    await bench.store.withoutTenant((db) => addNumber(db, number, "OPERATIONAL", null, noon));
    await bench.store.withTenant(client, (tx) => assignNumber(tx, number, client, noon));
    assert.equal(await takeOut(number), "number_is_a_clients");
    assert.equal(await stateOf(number), "assigned");
  });

  it("never comes back, by time or by hand, nor is it added again, and the audit says who took it", async () => {
    const number = await resting();
    assert.equal(await takeOut(number), null);
    assert.deepEqual(await end(restOver.add({ hours: 900 * day })), []);
    for (const state of ["warm", "quarantine"]) await refusedByHand(`state = '${state}'`, number);
    assert.equal(
      await bench.store.withoutTenant((db) => addNumber(db, number, "OPERATIONAL", null, restOver)),
      "number_already_held",
    );
    assert.equal(await takeOut(number), "number_not_held");
    const { rows } = await bench.root.query(`SELECT who, what FROM audit WHERE position($1 IN why) > 0`, [number]);
    assert.deepEqual(rows, [{ who: "Olive", what: "out of the pool" }]);
  });
});
