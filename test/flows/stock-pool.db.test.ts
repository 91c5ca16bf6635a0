import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { houseClient } from "../../src/domain/ids.ts";
import type { Phone } from "../../src/domain/phone.ts";
import { addNumberToPool } from "../../src/flows/add-number.ts";
import type { Carrier } from "../../src/flows/carrier.ts";
import { serveQueue } from "../../src/flows/onboard/serve-queue.ts";
import { stockPool } from "../../src/flows/stock-pool.ts";
import { tellOperator } from "../../src/flows/tell-operator.ts";
import { installation, operatorNumber, operatorPhone, type Installation } from "../support/installation.ts";
import { incidentStates } from "./incident-states.ts";
import { ownerToBe } from "./onboard/owner-to-be.ts";

const bundleSid = `BU${"0a".repeat(16)}`;
const kept = 2;

let home: Installation;
let begins: Phone;
before(async () => {
  home = await installation({ operatorNumber, numbersMax: 15, bundleSid });
  const { store, carrier, world } = home.context;
  assert.equal(await addNumberToPool(store, carrier, { phone: operatorNumber, role: "SYSTEM" }, world.now()), null);
  begins = await home.addNumber("ONBOARDING");
  // What somebody holds is not for sale.
  await home.network.handset({ phone: operatorPhone });
});
after(() => home.close());
// The schedule buys and tells as well; here nothing but the test does.
beforeEach(async () => {
  await home.records.rows(
    `UPDATE timers SET state = 'done' WHERE kind IN ('stock_pool', 'watch_pool', 'tell_operator')`,
  );
  await home.records.rows(`DELETE FROM numbers WHERE role = 'OPERATIONAL' AND state IN ('warm', 'ordered')`);
});

const approve = (wish: object = {}) => home.network.bundle({ sid: bundleSid, ...wish });
const stock = (seller: Partial<Carrier> = {}, most?: number) =>
  stockPool(home.context.world, { ...home.context.carrier, ...seller }, kept, most);
const free = async () =>
  (
    await home.records.rows<{ phone: Phone }>(
      `SELECT phone FROM numbers WHERE role = 'OPERATIONAL' AND state = 'warm' ORDER BY phone`,
    )
  ).map(({ phone }) => phone);
const ordered = async () => (await home.records.rows(`SELECT phone FROM numbers WHERE state = 'ordered'`)).length;
const atCarrier = async () => (await home.context.carrier.listNumbers()).map(({ phone }) => phone);
const trouble = () => incidentStates(home, houseClient, "numbers_not_bought");

describe("numbers", () => {
  for (const [name, wish, why] of [
    ["not approved", { status: "in-review" }, /the regulatory bundle is in-review, not approved/],
    ["run out", { validUntil: "2026-01-01T00:00:00Z" }, /approval has run out/],
    ["for another kind", { numberType: "local" }, /for local numbers of GB, not for UK mobiles/],
    ["for another country", { country: "US" }, /for mobile numbers of US/],
  ] as const)
    it(`are not asked for where the papers are ${name}`, async () => {
      await approve(wish);
      const stocked = await stock({
        numbersForSale: async () => assert.fail("nothing may be looked for before the papers are known to be good"),
      });
      assert.deepEqual(stocked.bought, []);
      assert.match(stocked.why ?? "", why);
    });

  it("that cannot be bought are told to the operator, once, until they are", async () => {
    await approve();
    await stock({}, 1);
    home.advance({ hours: 1 });
    await approve({ status: "twilio-rejected" });
    await stock();
    await home.records.rows(`UPDATE incidents SET "operatorToldAt" = now() WHERE kind LIKE 'pool%'`);
    const [only = "", ...more] = await home.heardBy(operatorPhone, async () => {
      assert.equal(await tellOperator(home.context.world), 1);
      home.advance({ hours: 3 });
      await stock();
      assert.equal(await tellOperator(home.context.world), 0);
    });
    assert.match(only, /^JobRun: No number can be bought: the regulatory bundle is twilio-rejected, not approved\./);
    assert.deepEqual(more, []);
    assert.equal((await trouble()).at(-1), "open");
    await approve();
    await stock();
    assert.equal((await trouble()).at(-1), "resolved");
  });

  it("are bought until enough are free, come here with their calls and texts, and no more after", async () => {
    await approve();
    const { bought, why } = await stock();
    assert.deepEqual([bought.length, why], [kept, null]);
    assert.deepEqual(await free(), bought.toSorted());
    const numbers = (await home.context.carrier.listNumbers()).filter(({ phone }) => bought.includes(phone));
    assert.deepEqual(
      numbers.map(({ pointsHere }) => pointsHere),
      [true, true],
    );
    assert.deepEqual(await stock(), { bought: [], why: null });
  });

  it("are bought for an owner who waits, who has one then", async () => {
    await approve();
    const owner = await ownerToBe(home, begins);
    await owner.texts("I'm Ann, plumber in Leeds, trading as Reed Plumbing. Text me any time");
    await owner.texts("AGREE");
    assert.equal((await owner.client())?.number, null);
    const words = await home.heardBy(owner.phone, async () => {
      assert.equal((await stock()).bought.length, kept + 1);
      await serveQueue(home.context.world);
    });
    assert.match(words.join(), /^Good news: a number is free and it is yours/);
  });

  it("that somebody else has meanwhile are passed over", async () => {
    await approve();
    const [taken, ...others] = await home.context.carrier.numbersForSale(kept + 2);
    assert.ok(taken !== undefined);
    await home.network.handset({ phone: taken });
    const { bought, why } = await stock({ numbersForSale: async () => [taken, ...others] });
    assert.deepEqual([bought.length, why, bought.includes(taken)], [kept, null, false]);
    assert.equal(await ordered(), 0);
  });

  it("are no longer tried for when the carrier refuses one for a reason that holds for all", async () => {
    await approve();
    let tried = 0;
    const { bought, why } = await stock({
      buyNumber: async () => {
        tried += 1;
        return { is: "refused", why: "Bundle required (21649)" };
      },
    });
    assert.deepEqual([bought, tried, await ordered()], [[], 1, 0]);
    assert.match(why ?? "", /^07700 9\d{5}: Bundle required \(21649\)$/);
  });

  it("are tried for again later, without a word to the operator, where the carrier is busy", async () => {
    await approve();
    await stock({}, 1);
    const standing = await trouble();
    await assert.rejects(stock({ buyNumber: async () => ({ is: "busy" }) }), /takes no more requests/);
    assert.deepEqual([await ordered(), await trouble()], [0, standing]);
    assert.equal((await stock()).bought.length, kept - 1);
  });

  it("are told to be for sale nowhere where they are not", async () => {
    await approve();
    assert.deepEqual(await stock({ numbersForSale: async () => [] }), {
      bought: [],
      why: "the carrier has none for sale",
    });
  });

  it("of which nobody knows whether they were bought count as ordered, and are found in the account", async () => {
    await approve();
    const lost = async (phone: Phone) => {
      await home.context.carrier.buyNumber(phone);
      throw new Error("no answer");
    };
    await assert.rejects(stock({ buyNumber: lost }), /no answer/);
    assert.deepEqual([await ordered(), await free()], [1, []]);
    const { bought } = await stock();
    assert.equal(bought.length, kept - 1);
    assert.deepEqual([await ordered(), (await free()).length], [0, kept]);
    for (const phone of await free()) assert.ok((await atCarrier()).includes(phone), phone);
  });

  it("that were never bought stay ordered for ten minutes, and are not waited for longer", async () => {
    await approve();
    const lost = () => Promise.reject(new Error("no answer"));
    await assert.rejects(stock({ buyNumber: lost }), /no answer/);
    home.advance({ minutes: 9 });
    assert.equal((await stock()).bought.length, kept - 1);
    assert.equal(await ordered(), 1);
    home.advance({ minutes: 2 });
    assert.equal((await stock()).bought.length, 1);
    assert.deepEqual([await ordered(), (await free()).length], [0, kept]);
  });

  it("are not bought beyond what one go may, nor beyond what the operator allows in all", async () => {
    await approve();
    assert.equal((await stock({}, 1)).bought.length, 1);
    const { world, carrier } = home.context;
    const [{ held } = { held: 0 }] = await home.records.rows<{ held: number }>(
      `SELECT count(*)::integer AS held FROM numbers WHERE state <> 'released'`,
    );
    const { bought, why } = await stockPool(world, carrier, null, 1_000);
    assert.deepEqual([bought.length, why], [15 - held, null]);
    assert.deepEqual(await stockPool(world, carrier, null, 1_000), { bought: [], why: null });
  });
});
