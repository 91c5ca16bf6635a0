import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { installation, type Installation } from "../../support/installation.ts";
import { ownerToBe, type OwnerToBe } from "./owner-to-be.ts";

const textsMax = 12;

type Way = {
  readonly texts: readonly string[];
  readonly business: string;
  readonly person: string;
  readonly trade: string;
  readonly area: string;
  /** After this text nothing is heard for a week. */
  readonly weekAfter?: number;
  readonly landline?: string;
};

const ways: Readonly<Record<string, Way>> = {
  curtly: {
    texts: ["Hi", "plumber leeds", "Reed Plumbing", "Ann", "1", "AGREE", "iphone ee", "done", "done", "done"],
    business: "Reed Plumbing",
    person: "Ann",
    trade: "plumber",
    area: "leeds",
  },
  "at length": {
    texts: [
      "Hi there, my brother in law gave me this number, he uses you I think. Anyway I do a bit of plumbing and heating really, mostly round Leeds and Bradford way, been at it 20 years",
      "well its always been called Reed & Daughter Plumbing, after my girl",
      "its Ann, Ann Reed",
      "oh any time love, day or night, im always up",
      "yes go on then I agree to that, sounds good",
      "its one of them samsung ones and im with giffgaff I think",
      "ok that said registered so done",
      "Done that one too",
      "yep worked",
    ],
    business: "Reed & Daughter Plumbing",
    person: "Ann Reed",
    trade: "plumbing and heating",
    area: "Leeds and Bradford",
  },
  "all in one text": {
    texts: [
      "Hi I'm Ann, plumber in Leeds, trading as Reed Plumbing. Text me any time. iPhone on EE",
      "AGREE",
      "done",
      "done",
      "done",
    ],
    business: "Reed Plumbing",
    person: "Ann",
    trade: "plumber",
    area: "Leeds",
  },
  "with corrections": {
    texts: [
      "Electrician, York",
      "Smith and Son",
      "no, it's Smith & Sons",
      "Jon",
      "sorry, John",
      "2",
      "ok",
      "android three",
      "error",
      "done",
      "all set",
      "skip",
    ],
    business: "Smith & Sons",
    person: "John",
    trade: "electrician",
    area: "York",
  },
  "with a week's pause": {
    texts: ["Hello", "dog groomer in Hull", "Paws", "hiya", "Bob", "not at night", "I agree", "landline bt", "done"],
    business: "Paws",
    person: "Bob",
    trade: "dog groomer",
    area: "Hull",
    weekAfter: 2,
    landline: "+441632960555",
  },
};

describe("an owner with a handset that only texts and calls", () => {
  let home: Installation;
  let onboarding: string;

  before(async () => {
    home = await installation();
    onboarding = await home.addNumber("ONBOARDING");
  });
  after(() => home.close());

  async function setUp(way: Way): Promise<OwnerToBe> {
    await home.addNumber("OPERATIONAL");
    const owner = await ownerToBe(home, onboarding, way);
    for (const [place, text] of way.texts.entries()) {
      assert.equal((await owner.texts(text)).length, 1, text);
      if (place === way.weekAfter) home.advance({ hours: 7 * 24 });
    }
    return owner;
  }

  for (const [how, way] of Object.entries(ways)) {
    it(`who writes ${how} goes from the first text to live in at most twelve, and only a call makes it so`, async () => {
      const owner = await setUp(way);
      const told = await owner.client();
      assert.deepEqual([told?.live, told?.state], [false, "S8_FWD_CONFIRM"]);
      const [live, ...more] = await owner.isRung();
      assert.match(live ?? "", /^You are live: a call from 01632 960990 came through/);
      assert.deepEqual(more, []);
      const client = await owner.client();
      assert.deepEqual(
        [
          client?.businessName,
          client?.ownerName,
          client?.trade,
          client?.area,
          client?.live,
          client?.state,
          client?.billing,
        ],
        [way.business, way.person, way.trade, way.area, true, "COMPLETE", "trial"],
      );
      assert.ok(owner.sent() <= textsMax, `${owner.sent()} texts`);
    });
  }

  it("has the agreement kept in their own words, with its moment", async () => {
    const [row] = await home.records.rows<{ words: string; by: string; same: boolean }>(
      `SELECT o.collected_fields ->> 'confirm_live' AS words, c."agreedBy" AS by,
         c."agreedAt" = (o.collected_fields ->> 'agreed_at')::timestamptz AS same
       FROM clients c JOIN onboarding_states o ON o."clientId" = c.id WHERE c."businessName" = 'Reed & Daughter Plumbing'`,
    );
    assert.deepEqual(row, { words: "yes go on then I agree to that, sounds good", by: "Ann Reed", same: true });
  });
});
