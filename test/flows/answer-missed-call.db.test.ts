import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { completeClient } from "../../src/flows/complete-client.ts";
import { releaseNumber } from "../../src/store/numbers.ts";
import { installation, operatorPhone, type Installation, type TestClient } from "../support/installation.ts";

const carrierId = (letter: string) => `CA${letter.repeat(32)}`;

describe("a missed call", () => {
  let home: Installation;
  let dave: TestClient;

  before(async () => {
    home = await installation();
    dave = await home.liveClient("Dave's Plumbing");
  });
  after(() => home.close());

  const outcomeOf = async (sid: string) => (await home.records.event(`call-in:${sid}`))?.outcome;

  const ownerHears = (work: () => Promise<unknown>) => home.heardBy(dave.owner, work);

  for (const [what, from, words] of [
    ["a landline", "+441632960123", /^Ring this one: 01632 960123/],
    ["a foreign number", "+12025550123", /^Ring this one: \+1 202 555 0123/],
  ] as const) {
    it(`from ${what} is never texted; the owner is told to ring`, async () => {
      const heard = await ownerHears(() => home.network.call(from, dave.number));
      assert.equal(heard.length, 1);
      assert.match(heard[0] ?? "", words);
      assert.deepEqual(await home.network.textsTo(from), []);
    });
  }

  it("from a withheld number is told to the owner, and nobody is texted", async () => {
    const caller = home.nextPhone();
    const heard = await ownerHears(() => home.network.call(caller, dave.number, { withheld: true }));
    assert.deepEqual(heard, ["Someone rang with a withheld number, so they could not be texted."]);
    assert.deepEqual(await home.network.textsTo(caller), []);
  });

  for (const [at, from] of ["61234", "ACME", "not a number", "266696687"].entries()) {
    it(`from ${from}, as the carrier may write it, sends nothing to it and ends as recorded`, async () => {
      const sid = carrierId(String(at));
      assert.equal(await home.webhook("/api/twilio/voice", { CallSid: sid, From: from, To: dave.number }), 200);
      await home.untilIdle();
      assert.match((await outcomeOf(sid)) ?? "", /^recorded: /);
      assert.deepEqual(await home.records.outbox(from), []);
    });
  }

  it("from a number of ours is never answered, or two machines would text each other", async () => {
    const heard = await ownerHears(() => home.network.call(dave.number, dave.number));
    const spare = await home.addNumber("SYSTEM");
    const sid = await home.network.call(spare, dave.number);
    await home.untilIdle();
    assert.equal(await outcomeOf(sid), "recorded: one of our own numbers");
    assert.deepEqual([heard, await home.records.outbox(spare)], [[], []]);
  });

  it("from the owner's own phone is no enquiry", async () => {
    const heard = await ownerHears(() => home.network.call(dave.owner, dave.number));
    assert.deepEqual(heard, []);
  });

  it("at a client that is not live is kept as the test call, and the caller hears once a day that nobody takes messages", async () => {
    const client = await home.newClient("Not Yet Live Ltd");
    const caller = home.nextPhone();
    const missing = () => completeClient(home.context.store, client.id, home.context.world.now());
    assert.deepEqual(await missing(), ["test_call"]);
    const own = await home.network.call(client.owner, client.number);
    await home.untilIdle();
    assert.equal(await outcomeOf(own), "recorded: the owner's own phone");
    assert.deepEqual(await missing(), ["test_call"]);
    const sid = await home.network.call(caller, client.number);
    await home.untilIdle();
    assert.equal(await outcomeOf(sid), "recorded: kept as the test call; send_holding_reply queued");
    await home.network.call(caller, client.number);
    await home.untilIdle();
    const [first, ...more] = await home.network.bodiesTo(caller);
    assert.match(first ?? "", /^Not Yet Live Ltd \(automated\): sorry, we can't take messages by text at the moment\./);
    assert.deepEqual([more, await home.network.bodiesTo(client.owner)], [[], []]);
    assert.deepEqual(await missing(), []);
    await home.network.call(caller, client.number);
    await home.untilIdle();
    assert.match(
      (await home.network.bodiesTo(caller))[1] ?? "",
      /^Hi, it's Not Yet Live Ltd/,
      "live, it begins as with anybody",
    );
  });

  it("from a landline at a client that is not live is kept as the test call, and nobody is texted", async () => {
    const client = await home.newClient("Quiet Ltd");
    const sid = await home.network.call("+441632960128", client.number);
    await home.untilIdle();
    assert.equal(await outcomeOf(sid), "recorded: kept as the test call");
    assert.deepEqual([await home.records.outbox("+441632960128"), await home.network.bodiesTo(client.owner)], [[], []]);
  });

  it("at a client whose billing has lapsed is answered by the holding reply, and what they say reaches the owner", async () => {
    const client = await home.liveClient("Lapsed Ltd");
    await home.records.rows(`UPDATE clients SET "billingStatus" = 'canceled' WHERE id = $1`, [client.id]);
    const caller = home.nextPhone();
    const sid = await home.network.call(caller, client.number);
    await home.untilIdle();
    assert.equal(await outcomeOf(sid), "send_first_text refused: billing_lapsed; instead queued");
    await home.network.text(caller, client.number, "Boiler leaking, LS1 4AP");
    await home.untilIdle();
    const [only, ...more] = await home.network.bodiesTo(caller);
    assert.match(only ?? "", /^Lapsed Ltd \(automated\): sorry, we can't take messages/);
    assert.deepEqual(more, []);
    assert.match((await home.network.bodiesTo(client.owner)).join(), /Job #1: .*oiler leaking/);
  });

  it("whose number was released before it was handled is recorded, and nobody is texted", async () => {
    const client = await home.liveClient("Gone Away Ltd");
    const caller = home.nextPhone();
    await home.stopWork();
    const sid = await home.network.call(caller, client.number);
    await home.network.settle(5_000);
    const { store, world } = home.context;
    assert.equal(
      await store.withTenant(client.id, (tx) => releaseNumber(tx, client.number, client.id, world.now())),
      null,
    );
    await home.startWork();
    await home.untilIdle();
    assert.equal(await outcomeOf(sid), "recorded: the number is no longer this client's");
    assert.deepEqual(await home.network.textsTo(caller), []);
  });

  it("is answered by one text in the client's name, from the number that was rung", async () => {
    const caller = home.nextPhone();
    await home.network.call(caller, dave.number);
    await home.untilIdle();
    const texts = await home.network.textsTo(caller);
    assert.equal(texts.length, 1);
    assert.equal(texts[0]?.from, dave.number);
    assert.match(texts[0]?.body ?? "", /^Hi, it's Dave's Plumbing \(automated\)\. .*Reply STOP to opt out$/);
  });

  it("three times in a row is texted once, and the owner hears once that they rang again", async () => {
    const caller = home.nextPhone();
    const heard = await ownerHears(async () => {
      for (let ring = 0; ring < 3; ring += 1) await home.network.call(caller, dave.number);
    });
    assert.equal((await home.network.textsTo(caller)).length, 1);
    assert.equal(heard.length, 1);
    assert.match(heard[0] ?? "", /^Rang again/);
  });

  it("of one person at two clients makes two threads that know nothing of each other", async () => {
    const sue = await home.liveClient("Sue's Electrics");
    const caller = home.nextPhone();
    await home.network.call(caller, dave.number);
    await home.untilIdle();
    await home.network.text(caller, dave.number, "Boiler leaking, LS1 4AP, I'm Sam");
    await home.network.call(caller, sue.number);
    await home.untilIdle();
    const [first, ...rest] = (await home.network.textsTo(caller)).filter(({ from }) => from === sue.number);
    assert.match(first?.body ?? "", /^Hi, it's Sue's Electrics/);
    assert.deepEqual(rest, []);
    assert.deepEqual(await home.network.bodiesTo(sue.owner), []);
    await home.network.text(caller, dave.number, "STOP");
    await home.network.text(caller, sue.number, "Fuse box is buzzing at LS2 7AA");
    await home.untilIdle();
    const [heard, ...more] = await home.network.bodiesTo(sue.owner);
    assert.match(heard ?? "", /Fuse box/i);
    assert.doesNotMatch(heard ?? "", /LS1|Sam|boiler/i);
    assert.deepEqual(more, []);
  });

  it("that is found late is told to the owner instead of texting the caller", async () => {
    const caller = home.nextPhone();
    await home.stopWork();
    await home.network.call(caller, dave.number);
    await home.network.settle(5_000);
    home.advance({ minutes: 16 });
    const heard = await ownerHears(() => home.startWork());
    assert.deepEqual(await home.network.textsTo(caller), []);
    assert.equal(heard.length, 1);
    assert.match(heard[0] ?? "", /^Ring this one: 07700 900/);
  });

  it("of the operator at a client is a call like any other, once that client is live", async () => {
    await home.network.call(operatorPhone, dave.number);
    await home.untilIdle();
    assert.equal((await home.network.textsTo(operatorPhone)).length, 1);
  });
});
