import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { installation, type Installation } from "../../support/installation.ts";
import { ownerToBe, type OwnerToBe } from "./owner-to-be.ts";

let home: Installation;
let onboarding: string;
let owner: OwnerToBe;

before(async () => {
  home = await installation();
  onboarding = await home.addNumber("ONBOARDING");
});
after(() => home.close());

/** Everything told, up to the divert. */
async function upToDivert(network: string, dials = true): Promise<OwnerToBe> {
  await home.addNumber("OPERATIONAL");
  const fresh = await ownerToBe(home, onboarding, { dials });
  await fresh.texts("I'm Ann, plumber in Leeds, trading as Reed Plumbing. Text me any time");
  await fresh.texts("AGREE");
  await fresh.texts(network);
  return fresh;
}

async function upToTestCall(network = "iphone ee", dials = true): Promise<OwnerToBe> {
  const fresh = await upToDivert(network, dials);
  for (let code = 0; code < 3; code += 1) await fresh.texts("done");
  return fresh;
}

describe("a test call", () => {
  beforeEach(async () => {
    owner = await upToTestCall();
  });

  it("from the owner's own phone proves nothing, and the owner hears why, once", async () => {
    const { number } = (await owner.client()) ?? {};
    const ring = () => home.heardBy(owner.phone, () => home.network.call(owner.phone, number ?? ""));
    assert.match((await ring()).join(), /^That call came from your own phone/);
    assert.deepEqual(await ring(), []);
    assert.equal((await owner.client())?.live, false);
  });

  it("that hides its number proves nothing, and the owner hears why", async () => {
    assert.match((await owner.isRung(undefined, { withheld: true })).join(), /^A call arrived, and it hid its number/);
    assert.equal((await owner.client())?.live, false);
  });

  it("that is answered never arrives, and the owner who says so is asked to let it ring", async () => {
    assert.deepEqual(await owner.isRung(undefined, { answer: true }), []);
    assert.match((await owner.texts("oh sorry I answered it")).join(), /this time let it ring/);
    assert.equal((await owner.client())?.live, false);
  });

  it("to a number that is another client's proves nothing for this one", async () => {
    const other = await home.liveClient("Other Ltd");
    await home.network.call("+441632960990", other.number);
    await home.untilIdle();
    assert.equal((await owner.client())?.live, false);
  });

  it("from a friend's mobile makes the client live, and the friend is texted as any caller who was missed", async () => {
    const friend = home.nextPhone();
    const heard = await home.heardBy(friend, () => owner.isRung(friend));
    assert.match(heard.join(), /^Hi, it's Reed Plumbing \(automated\)\. Sorry we missed your call/);
    assert.equal((await owner.client())?.live, true);
  });

  it("that comes twice at once makes the client live once, and the owner hears it once; both callers are texted", async () => {
    const friends = [home.nextPhone(), home.nextPhone()];
    await home.stopWork();
    for (const friend of friends) await home.network.call(friend, owner.phone);
    const heard = await home.heardBy(owner.phone, () => home.startWork());
    assert.deepEqual(
      heard.map((words) => words.slice(0, 12)),
      ["You are live"],
    );
    for (const friend of friends) assert.match((await home.network.bodiesTo(friend)).join(), /^Hi, it's Reed Plumbing/);
  });

  it("makes the client live once: the next call is a missed one, and the owner's texts are commands", async () => {
    await owner.isRung();
    const { number } = (await owner.client()) ?? {};
    assert.match((await owner.isRung("+441632960123")).join(), /^Ring this one: 01632 960123/);
    assert.match((await owner.texts("LEADS", number ?? "")).join(), /No open jobs/);
    assert.match((await owner.texts("LEADS")).join(), /No open jobs/);
  });
});

describe("where no test call arrives", () => {
  it("the owner who says DONE to everything and has dialled nothing is not live, and hears what to look at", async () => {
    owner = await upToTestCall("iphone ee", false);
    assert.deepEqual(await owner.isRung(), []);
    const [nothing] = await owner.texts("it just rang out, nothing happened");
    assert.match(nothing ?? "", /^No call has reached JobRun\..*\n\*\*61\*\+447700900\d{3}\*\*20#\n\*#61# shows/s);
    const [voicemail] = await owner.texts("it went to voicemail");
    assert.match(voicemail ?? "", /^So voicemail took it.*\(222\)/);
    assert.equal((await owner.client())?.live, false);
  });

  it("Three's own trap is told, before the code and after voicemail took the call", async () => {
    owner = await upToTestCall("android three", false);
    const [again] = await owner.texts("voicemail picked up");
    assert.match(again ?? "", /Three's voicemail, in its app or on 333/);
  });
});

describe("a call before the test call was asked for", () => {
  it("proves nothing where nobody passed it on: the number's old callers ring it, too", async () => {
    owner = await upToDivert("iphone ee", false);
    const { number } = (await owner.client()) ?? {};
    await home.network.call("+441632960990", number ?? "");
    await home.untilIdle();
    for (let code = 0; code < 3; code += 1) await owner.texts("done");
    assert.deepEqual([(await owner.client())?.live, (await owner.client())?.state], [false, "S8_FWD_CONFIRM"]);
  });

  it("proves the divert where the network passed it on, so that the last DONE makes the client live", async () => {
    owner = await upToDivert("iphone ee");
    await owner.isRung();
    assert.equal((await owner.client())?.live, false);
    await owner.texts("done");
    await owner.texts("done");
    assert.match((await owner.texts("done")).join(), /^You are live: a call came through/);
  });
});
