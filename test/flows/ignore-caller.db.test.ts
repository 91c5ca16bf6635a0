import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { parseClientId } from "../../src/domain/ids.ts";
import { parsePhone, type Phone } from "../../src/domain/phone.ts";
import { ignoreCaller } from "../../src/flows/ignore-caller.ts";
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

const ignore = (phone: Phone, ignored = true, clientId = dave.id) =>
  ignoreCaller(home.context.store, { clientId, phone, ignored }, home.context.world.now());
const incidents = () => home.records.rows(`SELECT kind FROM incidents WHERE "clientId" = $1`, [dave.id]);

async function says(body: string): Promise<string | null | undefined> {
  const sid = await home.network.text(person, dave.number, body);
  await home.untilIdle();
  return (await home.records.event(`sms-in:${sid}`))?.outcome;
}

describe("the ignore list", () => {
  it("refuses a client that is not there, and the owner's own phone", async () => {
    const nobody = parseClientId("client_nobody");
    assert.ok(nobody !== null);
    assert.equal(await ignore(person, true, nobody), "no_such_client");
    assert.equal(await ignore(dave.owner), "owner_phone");
  });
});

describe("an ignored caller", () => {
  beforeEach(async () => {
    assert.equal(await ignore(person), "ignored");
  });

  it("is recorded, and neither texted nor told of, whether they ring or write", async () => {
    const sid = await home.network.call(person, dave.number);
    await home.untilIdle();
    assert.equal((await home.records.event(`call-in:${sid}`))?.outcome, "recorded: ignored");
    assert.match((await says("My boiler is leaking, LS1 4AP. Can someone ring me?")) ?? "", /^recorded: ignored/);
    for (const body of ["hello", "hello", "hello"]) await says(body);
    assert.deepEqual(
      [await home.network.bodiesTo(person), await home.network.bodiesTo(dave.owner), await incidents()],
      [[], [], []],
    );
  });

  it("from a landline is not told of either", async () => {
    const landline = parsePhone("+441632960500");
    assert.ok(landline !== null);
    await ignore(landline);
    await home.network.call(landline, dave.number);
    await home.untilIdle();
    assert.deepEqual(await home.network.bodiesTo(dave.owner), []);
  });

  it("who texts STOP has opted out, and START undoes it; nobody is told", async () => {
    const out = () =>
      home.records.rows<{ out: boolean }>(`SELECT "clearedAt" IS NULL AS out FROM opt_outs WHERE phone = $1`, [person]);
    await says("stop texting me, I want to speak to a person");
    assert.deepEqual(await out(), [{ out: true }]);
    await says("START");
    assert.deepEqual(await out(), [{ out: false }]);
    assert.deepEqual([await home.network.bodiesTo(person), await home.network.bodiesTo(dave.owner)], [[], []]);
  });

  it("who is in danger is told what to do, and the owner hears of it", async () => {
    await says("I can smell gas");
    assert.equal((await home.network.bodiesTo(person)).length, 1);
    assert.match((await home.network.bodiesTo(dave.owner)).join(), /^DANGER/);
    assert.deepEqual(await incidents(), [{ kind: "danger" }]);
  });

  it("is another client's caller as before, and this one's again once the list says so", async () => {
    const sue = await home.liveClient("Sue's Electrics");
    await home.network.call(person, sue.number);
    await home.untilIdle();
    assert.equal((await home.network.bodiesTo(person)).length, 1);
    assert.equal(await ignore(person, false), "not_ignored");
    await home.network.call(person, dave.number);
    await home.untilIdle();
    assert.equal((await home.network.bodiesTo(person)).length, 2);
  });
});
