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
beforeEach(async () => {
  owner = await setUp("iphone ee");
});

async function setUp(phone: string, codes = 3): Promise<OwnerToBe> {
  await home.addNumber("OPERATIONAL");
  const fresh = await ownerToBe(home, onboarding);
  await fresh.texts("I'm Ann, plumber in Leeds, trading as Reed Plumbing. Text me any time");
  await fresh.texts("AGREE");
  await fresh.texts(phone);
  for (let code = 0; code < codes; code += 1) await fresh.texts("done");
  return fresh;
}

const isLive = async () => (await owner.client())?.live;
const divertTo = (number: string) => home.network.handset({ phone: owner.phone, divertTo: number });

describe("a test call that comes to another number of ours", () => {
  it("which is another client's proves nothing, and the owner hears it once, with the code for their own number", async () => {
    const other = await home.liveClient("Other Ltd");
    await divertTo(other.number);
    const { number } = (await owner.client()) ?? {};
    const [text = "", ...more] = await owner.isRung();
    assert.match(text, /^A call was passed on by your phone, but to another number of JobRun's than yours/);
    assert.match(text, new RegExp(`^\\*\\*61\\*\\${number}\\*\\*20#$`, "m"));
    assert.doesNotMatch(text, new RegExp(other.number.slice(1)));
    assert.deepEqual([more, await owner.isRung(), await isLive()], [[], [], false]);
  });

  it("which is a number that nobody has is told in the same way", async () => {
    await divertTo(await home.addNumber("SYSTEM"));
    assert.match((await owner.isRung()).join(), /^A call was passed on by your phone, but to another number/);
    assert.equal(await isLive(), false);
  });

  it("which is the number for set-up is told apart from one that never came", async () => {
    const rings = () => home.heardBy(owner.phone, () => home.network.call(owner.phone, onboarding));
    assert.match((await rings()).join(), /^That call came to the number for set-up, which takes texts only/);
    assert.deepEqual(await rings(), []);
    assert.equal(await isLive(), false);
  });

  it("is no news while no test call is waited for, of who is live, or of somebody who is no owner", async () => {
    const early = await setUp("iphone ee", 0);
    const heard = async (phone: typeof owner.phone) => home.heardBy(phone, () => home.network.call(phone, onboarding));
    assert.deepEqual(await heard(early.phone), []);
    assert.deepEqual(await heard(home.nextPhone()), []);
    await owner.isRung();
    assert.equal(await isLive(), true);
    assert.deepEqual(await heard(owner.phone), []);
  });
});

describe("a caller who rings off before the call is passed on", () => {
  it("is heard of by nobody but the owner, who hears how long it takes where they say so", async () => {
    assert.deepEqual(await owner.isRung(undefined, { givesUp: true }), []);
    assert.equal(await isLive(), false);
    assert.match(
      (await owner.texts("she hung up after two rings")).join(),
      /^Then it was over before it could be passed on/,
    );
    assert.match((await owner.isRung()).join(), /^You are live/);
  });
});
