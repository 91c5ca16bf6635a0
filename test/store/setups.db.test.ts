import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { houseClient, parseClientId, type ClientId } from "../../src/domain/ids.ts";
import { newSetup, type Setup } from "../../src/domain/onboarding/setup.ts";
import { addNumber, assignNumber } from "../../src/store/numbers.ts";
import { beginSetup, lockSetup, ownersToServe, saveSetup, takeNumber } from "../../src/store/setups.ts";
import { noon, openInboxBench, phone, type InboxBench } from "./inbox-bench.ts";

let bench: InboxBench;
let made = 0;

before(async () => {
  bench = await openInboxBench();
});
after(() => bench.close());

function newClientId(): ClientId {
  return parseClientId(`client_${String((made += 1)).padStart(4, "0")}`) ?? assert.fail();
}

const begin = (clientId: ClientId, digits: number, setup: Setup = newSetup) =>
  bench.store.withTenant(houseClient, (tx) =>
    beginSetup(tx, { clientId, phone: phone(`+447700${900_000 + digits}`), setup }, noon),
  );
const numberOf = (place: number) => phone(`+441632${960_000 + place}`);
const add = (place: number, role: "OPERATIONAL" | "ONBOARDING" | "SYSTEM" = "OPERATIONAL") =>
  bench.store.withoutTenant((db) => addNumber(db, numberOf(place), role, null, noon));
/** Every other one by the other process. */
const take = (id: ClientId, place = 0) =>
  (place % 2 === 0 ? bench.store : bench.other).withTenant(id, async (tx) => {
    await lockSetup(tx, id);
    return takeNumber(tx, id, noon.add({ seconds: place }));
  });

describe("a set-up", () => {
  it("begins with all that its first text told, where the rest looks for it as well", async () => {
    const [bare, rich] = [newClientId(), newClientId()];
    const told = {
      trade: "plumber",
      area: "Leeds",
      businessName: "Reed",
      ownerName: "Ann",
      alerts: "not_at_night",
    } as const;
    const columns = `trade, "areaInWords", "businessName", "ownerName", "alertPreference", "quietFrom", "quietUntil"`;
    const profile = async (id: ClientId) =>
      Object.values(
        (await bench.root.query<object>(`SELECT ${columns} FROM clients WHERE id = $1`, [id])).rows[0] ?? {},
      );
    await begin(bare, 980);
    await begin(rich, 981, { ...newSetup, told: { ...newSetup.told, ...told } });
    assert.deepEqual(await profile(bare), [null, null, "", null, null, null, null]);
    assert.deepEqual(await profile(rich), ["plumber", "Leeds", "Reed", "Ann", "sms", 21 * 60, 7 * 60]);
  });

  it("begins once a phone, however many texts begin it at once, and only in the house's transactions", async () => {
    const ids = [newClientId(), newClientId(), newClientId()];
    const begun = await Promise.all(ids.map((id) => begin(id, 990)));
    assert.equal(begun.filter((one) => one).length, 1);
    const [own, other] = [newClientId(), newClientId()];
    await begin(own, 991);
    const elsewhere = bench.store.withTenant(own, (tx) =>
      beginSetup(tx, { clientId: other, phone: phone("+447700900992"), setup: newSetup }, noon),
    );
    await assert.rejects(elsewhere, { code: "42501" });
  });

  it("is nobody else's to read, to write, or to take a number for", async () => {
    const [mine, theirs] = [newClientId(), newClientId()];
    await begin(mine, 993);
    await begin(theirs, 994);
    await add(900);
    await bench.store.withTenant(mine, async (tx) => {
      assert.equal(await lockSetup(tx, theirs), null);
      await saveSetup(tx, theirs, { ...newSetup, misses: 9 }, noon);
      assert.deepEqual(await takeNumber(tx, theirs, noon), { phone: null, place: null });
    });
    const kept = await bench.store.withTenant(theirs, (tx) => lockSetup(tx, theirs));
    assert.deepEqual(kept, newSetup);
    assert.deepEqual(await take(mine), { phone: numberOf(900), place: null });
  });
});

describe("two hundred owners at once on a pool of one hundred and fifty numbers", () => {
  const owners: ClientId[] = [];

  before(async () => {
    await add(1, "ONBOARDING");
    await add(2, "SYSTEM");
    for (let place = 0; place < 150; place += 1) await add(100 + place);
    for (let place = 0; place < 200; place += 1) {
      const id = newClientId();
      owners.push(id);
      assert.equal(await begin(id, place), true);
    }
  });

  it("get a hundred and fifty numbers, no two the same, and fifty places, from the first to the fiftieth", async () => {
    const taken = await Promise.all(owners.map((id, place) => take(id, place)));
    const numbers = taken.flatMap(({ phone: number }) => number ?? []);
    assert.deepEqual([numbers.length, new Set(numbers).size], [150, 150]);
    const waiting = await bench.root.query(`SELECT 1 FROM onboarding_states WHERE "waitsSince" IS NOT NULL`);
    assert.equal(waiting.rows.length, 50);
    assert.deepEqual(await bench.store.withoutTenant((db) => ownersToServe(db, 200)), []);
  });

  it("and who asks again has the same number, or still the same place", async () => {
    const { rows } = await bench.root.query<{ id: ClientId }>(
      `SELECT "clientId" AS id FROM onboarding_states WHERE "waitsSince" IS NOT NULL ORDER BY "waitsSince", "clientId"`,
    );
    const places = [];
    for (const { id } of rows) places.push((await take(id, 999)).place);
    assert.deepEqual(
      places,
      rows.map((_, place) => place + 1),
    );
    const holder = owners.find((id) => !rows.some((row) => row.id === id)) ?? assert.fail();
    const [first, second] = [await take(holder), await take(holder)];
    assert.ok(first.phone !== null && first.phone === second.phone);
  });

  it("and are served in that order when numbers come, as many as there are", async () => {
    for (const place of [300, 301, 302]) await add(place);
    const { rows } = await bench.root.query<{ id: ClientId }>(
      `SELECT "clientId" AS id FROM onboarding_states WHERE "waitsSince" IS NOT NULL ORDER BY "waitsSince", "clientId" LIMIT 4`,
    );
    const fourth = rows.pop()?.id ?? assert.fail();
    const served = await bench.store.withoutTenant((db) => ownersToServe(db, 200));
    assert.deepEqual(
      served,
      rows.map(({ id }) => id),
    );
    assert.deepEqual(await take(fourth, 999), { phone: null, place: 4 });
    for (const id of served) assert.notEqual((await take(id)).phone, null);
  });

  it("and one whom the operator gives a number waits no longer", async () => {
    const { rows } = await bench.root.query<{ id: ClientId }>(
      `SELECT "clientId" AS id FROM onboarding_states WHERE "waitsSince" IS NOT NULL ORDER BY "waitsSince" DESC, "clientId" DESC LIMIT 1`,
    );
    const id = rows[0]?.id ?? assert.fail();
    await add(400);
    assert.equal(await bench.store.withTenant(id, (tx) => assignNumber(tx, numberOf(400), id, noon)), null);
    assert.deepEqual(await bench.store.withoutTenant((db) => ownersToServe(db, 200)), [id]);
    assert.deepEqual(await take(id), { phone: numberOf(400), place: null });
  });
});
