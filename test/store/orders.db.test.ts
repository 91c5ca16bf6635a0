import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { houseClient, parseClientId } from "../../src/domain/ids.ts";
import type { Phone } from "../../src/domain/phone.ts";
import { addNumber, isOurs, numbersToSweep } from "../../src/store/numbers.ts";
import { numberBought, numberNotBought, numbersOrdered, numbersWanted, orderNumber } from "../../src/store/orders.ts";
import { lockWaits } from "../support/lock-waits.ts";
import { until } from "../support/until.ts";
import { noon, openInboxBench, phone, type InboxBench } from "./inbox-bench.ts";

let bench: InboxBench;
before(async () => {
  bench = await openInboxBench();
});
after(() => bench.close());

const rules = (set: string) => bench.root.query(`UPDATE platform SET ${set}`);
let made = 0;
beforeEach(async () => {
  await bench.root.query(`DELETE FROM numbers`);
  await bench.root.query(`UPDATE onboarding_states SET "waitsSince" = NULL`);
  await rules(`"numbersMax" = 10, "outboundPaused" = false`);
  await held("ONBOARDING");
});

const next = () => phone(`+4477009001${String((made += 1)).padStart(2, "0")}`);
const alone = <T>(ask: Parameters<typeof bench.store.withoutTenant<T>>[0]) => bench.store.withoutTenant(ask);

async function held(role: "ONBOARDING" | "OPERATIONAL" | "SYSTEM"): Promise<Phone> {
  const number = next();
  assert.equal(await alone((db) => addNumber(db, number, role, null, noon)), null);
  return number;
}

async function waits(): Promise<void> {
  const id = parseClientId(`client_waits${(made += 1)}`);
  await bench.root.query(
    `INSERT INTO clients (id, "updatedAt", "businessName", region) VALUES ($1, now(), 'Reed', 'UK')`,
    [id],
  );
  await bench.root.query(
    `INSERT INTO onboarding_states (id, updated_at, "clientId", current_state, collected_fields, "waitsSince")
       VALUES ($1, now(), $1, 'S1_BUSINESS_TYPE_LOCATION', '{}', now())`,
    [id],
  );
}

const wanted = (kept: number | null) => alone((db) => numbersWanted(db, kept));
const order = (number: Phone, kept: number | null = 3) => alone((db) => orderNumber(db, number, kept, noon));
const bought = (number: Phone, carrierId: string) =>
  bench.store.withTenant(houseClient, (tx) => numberBought(tx, number, carrierId, noon));
const rowOf = async (number: Phone) =>
  (await bench.root.query(`SELECT state, role, "carrierNumberId" FROM numbers WHERE phone = $1`, [number])).rows[0];
const audits = async (number: Phone) =>
  (await bench.root.query(`SELECT what FROM audit WHERE what = 'bought' AND position($1 IN why) > 0`, [number])).rows;

describe("how many numbers are to be bought", () => {
  it("is none where the operator allows none", async () => {
    await rules(`"numbersMax" = 0`);
    assert.deepEqual([await wanted(3), await wanted(null)], [0, 0]);
  });

  it("is none while everything is paused", async () => {
    await rules(`"outboundPaused" = true`);
    assert.deepEqual([await wanted(3), await wanted(null)], [0, 0]);
  });

  it("is none for owners where they cannot begin by text", async () => {
    await bench.root.query(`DELETE FROM numbers`);
    assert.deepEqual([await wanted(3), await wanted(null)], [0, 10]);
  });

  it("is what is to be free, and one for each who waits, less what is free or ordered", async () => {
    assert.equal(await wanted(3), 3);
    await held("OPERATIONAL");
    assert.equal(await wanted(3), 2);
    await waits();
    await waits();
    assert.equal(await wanted(3), 4);
    assert.equal(await order(next()), null);
    assert.equal(await wanted(3), 3);
    await held("SYSTEM");
    assert.equal(await wanted(3), 3);
    assert.equal(await wanted(1), 1);
  });

  it("is never more than the operator allows in all, whatever their role, and those for good out do not count", async () => {
    await rules(`"numbersMax" = 4`);
    await held("SYSTEM");
    const out = await held("OPERATIONAL");
    assert.deepEqual([await wanted(3), await wanted(null)], [1, 1]);
    await bench.root.query(`UPDATE numbers SET state = 'released' WHERE phone = $1`, [out]);
    assert.deepEqual([await wanted(3), await wanted(null)], [2, 2]);
  });

  it("is none, not less, where more are held than allowed", async () => {
    await rules(`"numbersMax" = 1`);
    await held("SYSTEM");
    assert.deepEqual([await wanted(3), await wanted(null)], [0, 0]);
  });
});

describe("an order", () => {
  it("is refused where no number is wanted, and of a number that the pool knows", async () => {
    const number = await held("SYSTEM");
    assert.equal(await order(number), "number_already_held");
    assert.equal(await order(next(), 0), "no_number_wanted");
    await rules(`"numbersMax" = 2`);
    assert.equal(await order(next(), null), "no_number_wanted");
    assert.deepEqual(await alone(numbersOrdered), []);
    await rules(`"numbersMax" = 3`);
    assert.equal(await order(next(), null), null);
    assert.equal(await order(next(), null), "no_number_wanted");
  });

  it("is not yet a number that is swept or given to anybody, and is ours as to loops", async () => {
    const number = next();
    assert.equal(await order(number), null);
    assert.deepEqual(await rowOf(number), { state: "ordered", role: "OPERATIONAL", carrierNumberId: null });
    const swept = (await alone(numbersToSweep)).map((each) => each.phone);
    assert.equal(swept.includes(number), false);
    assert.equal(await alone((db) => isOurs(db, number)), true);
    const [ordered] = await alone(numbersOrdered);
    assert.deepEqual([ordered?.phone, ordered?.since.toString()], [number, noon.toString()]);
  });

  for (const state of ["assigned", "quarantine", "released"])
    it(`does not become ${state}, not by hand either`, async () => {
      const number = next();
      await order(number);
      await assert.rejects(bench.root.query(`UPDATE numbers SET state = $2 WHERE phone = $1`, [number, state]), {
        code: "23514",
      });
    });

  it("is not what a number becomes that we hold, nor one for owners to begin at, nor one that the carrier has named", async () => {
    const number = await held("OPERATIONAL");
    const other = next();
    await order(other);
    for (const statement of [
      `UPDATE numbers SET state = 'ordered' WHERE phone = '${number}'`,
      `UPDATE numbers SET role = 'ONBOARDING' WHERE phone = '${other}'`,
      `UPDATE numbers SET "carrierNumberId" = 'PN1' WHERE phone = '${other}'`,
    ])
      await assert.rejects(bench.root.query(statement), { code: "23514" }, statement);
  });

  it("that is paid for becomes free, once, with one audit row", async () => {
    const number = next();
    await order(number);
    await bought(number, "PN1");
    await bought(number, "PN2");
    assert.deepEqual(await rowOf(number), { state: "warm", role: "OPERATIONAL", carrierNumberId: "PN1" });
    assert.equal((await audits(number)).length, 1);
    assert.deepEqual(await alone(numbersOrdered), []);
  });

  it("that was taken back and is paid for all the same is in the pool", async () => {
    const number = next();
    await order(number);
    await alone((db) => numberNotBought(db, number));
    assert.equal(await rowOf(number), undefined);
    await bought(number, "PN3");
    assert.deepEqual(await rowOf(number), { state: "warm", role: "OPERATIONAL", carrierNumberId: "PN3" });
  });

  it("is all that can be taken back: not a number that we hold", async () => {
    const number = await held("OPERATIONAL");
    await alone((db) => numberNotBought(db, number));
    assert.equal((await rowOf(number))?.["state"], "warm");
  });

  it("is for no transaction of one client", async () => {
    const id = parseClientId("client_other");
    assert.ok(id !== null);
    const number = next();
    for (const statement of [
      `SELECT numbers_wanted(3)`,
      `SELECT order_number('${number}', 3, now())`,
      `SELECT number_bought('${number}', 'PN1', now())`,
      `SELECT number_not_bought('${number}')`,
      `SELECT numbers_ordered()`,
    ]) {
      const asClient = bench.root.query(
        `BEGIN; SELECT set_config('jobrun.tenant', '${id}', true); ${statement}; COMMIT`,
      );
      await assert.rejects(asClient, { code: "42501" }, statement);
      await bench.root.query("ROLLBACK");
    }
  });

  it("waits for another that is not written yet, and counts it", async () => {
    const [first, second] = [next(), next()];
    await bench.root.query("BEGIN");
    await bench.root.query(`SELECT order_number($1, 1, $2)`, [first, noon.toString()]);
    const later = order(second, 1);
    await until("the second waits", async () => (await lockWaits(bench.root)) > 0);
    await bench.root.query("COMMIT");
    assert.equal(await later, "no_number_wanted");
    assert.deepEqual(
      (await alone(numbersOrdered)).map((each) => each.phone),
      [first],
    );
  });
});
