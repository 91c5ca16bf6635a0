import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import type { Phone } from "../../src/domain/phone.ts";
import { displayPhone } from "../../src/domain/phone.ts";
import { lastExchanged } from "../../src/store/exchanges.ts";
import { installation, type Installation, type TestClient } from "../support/installation.ts";

let home: Installation;
let dave: TestClient;
let person: Phone;
before(async () => {
  home = await installation();
});
after(() => home.close());
beforeEach(async () => {
  dave = await home.liveClient();
  person = home.nextPhone();
});

async function says(...bodies: readonly string[]): Promise<void> {
  for (const body of bodies) {
    await home.network.text(person, dave.number, body);
    await home.untilIdle();
  }
}

const heard = async () => (await home.network.textsTo(person)).length;
const stops = () => home.records.rows<{ why: string }>(`SELECT why FROM looping_threads WHERE phone = $1`, [person]);
const toldOfLoop = async () =>
  (await home.network.textsTo(dave.owner)).filter(({ body }) => body.includes("are stopped for a day"));

describe("a thread in which the same comes three times", () => {
  it("is stopped before the third is answered, and the owner is told once whom to ring", async () => {
    await says("hello?", "hello");
    const before_ = await heard();
    assert.ok(before_ > 0);
    await says("HELLO!!", "hello", "hello?");
    await home.network.call(person, dave.number);
    await home.untilIdle();
    assert.equal(await heard(), before_);
    assert.deepEqual(await stops(), [{ why: "same_words" }]);
    const [told, ...more] = await toldOfLoop();
    assert.ok(told?.body.includes(displayPhone(person)));
    assert.deepEqual(more, []);
  });

  it("still hears what to do in danger, and STOP and START count", async () => {
    await says("hello?", "hello?", "hello?");
    const before_ = await heard();
    await says("I can smell gas");
    assert.equal(await heard(), before_ + 1);
    const out = () =>
      home.records.rows<{ out: boolean }>(`SELECT "clearedAt" IS NULL AS out FROM opt_outs WHERE phone = $1`, [person]);
    await says("STOP");
    assert.deepEqual(await out(), [{ out: true }]);
    await says("START");
    assert.deepEqual(await out(), [{ out: false }]);
  });

  it("leaves that person's thread with another client as it is", async () => {
    await says("hello?", "hello?", "hello?");
    const sue = await home.liveClient("Sue's Electrics");
    const before_ = await heard();
    await home.network.text(person, sue.number, "no light in the kitchen");
    await home.untilIdle();
    assert.equal(await heard(), before_ + 1);
  });

  it("goes on after a day", async () => {
    await says("hello?", "hello?", "hello?");
    const before_ = await heard();
    home.advance({ hours: 25 });
    await home.network.call(person, dave.number);
    await home.untilIdle();
    assert.equal(await heard(), before_ + 1);
  });

  it("is nobody's news where the person opted out", async () => {
    await says("stop texting me", "stop texting me", "stop texting me", "stop texting me");
    assert.deepEqual([await stops(), await toldOfLoop()], [[], []]);
  });
});

describe("what was said last in a thread", () => {
  it("is both sides in order, the latest of each, at the times at which it was said", async () => {
    await home.stopWork();
    await home.network.text(person, dave.number, "the sink is blocked");
    await home.network.settle(5_000);
    home.advance({ minutes: 5 });
    await home.startWork();
    await home.untilIdle();
    await says("LS3 1AB", "and the bath");
    const [conversation] = await home.records.rows<{ id: string }>(
      `SELECT v.id FROM conversations v JOIN customers c ON c.id = v."customerId" WHERE c."phoneE164" = $1`,
      [person],
    );
    const thread = { clientId: dave.id, conversationId: conversation?.id ?? "", phone: person };
    const read = (most: number) => home.context.store.withTenant(dave.id, (tx) => lastExchanged(tx, thread, most));
    const all = await read(8);
    assert.deepEqual(
      all.map(({ by, body }) => (by === "us" ? "answer" : body)),
      ["the sink is blocked", "answer", "LS3 1AB", "answer", "and the bath"],
    );
    const [asked, answered] = all;
    assert.ok(asked && answered && asked.at.until(answered.at).total("minutes") >= 5);
    assert.deepEqual(
      (await read(1)).map(({ by, body }) => (by === "us" ? "answer" : body)),
      ["answer", "and the bath"],
    );
  });
});
