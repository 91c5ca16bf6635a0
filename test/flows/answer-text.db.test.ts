import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { releaseNumber } from "../../src/store/numbers.ts";
import { installation, operatorPhone, type Installation, type TestClient } from "../support/installation.ts";

let home: Installation;
let dave: TestClient;

before(async () => {
  home = await installation();
  dave = await home.liveClient("Dave's Plumbing");
});
after(() => home.close());

const outcomeOf = async (sid: string) => (await home.records.event(`sms-in:${sid}`))?.outcome;

async function says(from: string, body: string): Promise<string> {
  const sid = await home.network.text(from, dave.number, body);
  await home.untilIdle();
  return sid;
}

const ownerHears = (work: () => Promise<unknown>) => home.heardBy(dave.owner, work);

type Lead = { number: number; jobType: string; postcode: string | null; customerName: string | null };
const optedOut = (phone: string) =>
  home.records.rows(`SELECT "clearedAt" IS NULL AS out FROM opt_outs WHERE phone = $1`, [phone]);
const leadsOf = (phone: string) =>
  home.records.rows<Lead>(
    `SELECT l.number, l."jobType", l.postcode, l."customerName" FROM leads l
     JOIN customers c ON c.id = l."customerId" WHERE c."phoneE164" = $1`,
    [phone],
  );

describe("a text that is not a customer's", () => {
  for (const from of ["61234", "ACME Ltd"]) {
    it(`(from ${from}) is recorded and never answered`, async () => {
      const heard = await ownerHears(async () => {
        const sid = await says(from, "Win a prize, boiler broken, LS1 4AP");
        assert.match((await outcomeOf(sid)) ?? "", /^recorded: /);
      });
      assert.deepEqual([heard, await home.records.outbox(from)], [[], []]);
    });
  }

  it("(from the owner) makes no lead", async () => {
    const sid = await says(dave.owner, "Boiler leaking, LS1 4AP");
    assert.equal(await outcomeOf(sid), "unclear; answered");
    assert.deepEqual(await leadsOf(dave.owner), []);
  });

  it("(to a number released in between) is recorded, and nobody is texted", async () => {
    const client = await home.liveClient("Gone Away Ltd");
    const person = home.nextPhone();
    await home.stopWork();
    const sid = await home.network.text(person, client.number, "Boiler leaking, LS1 4AP");
    await home.network.settle(5_000);
    const { store, world } = home.context;
    assert.equal(
      await store.withTenant(client.id, (tx) => releaseNumber(tx, client.number, client.id, world.now())),
      null,
    );
    await home.startWork();
    await home.untilIdle();
    assert.equal(await outcomeOf(sid), "recorded: the number is no longer this client's");
    assert.deepEqual([await home.network.bodiesTo(person), await home.network.bodiesTo(client.owner)], [[], []]);
  });
});

describe("a text to a number that is no client's", () => {
  it("raises an incident at a SYSTEM number, but not for the operator's own phone", async () => {
    const number = await home.addNumber("SYSTEM");
    const incidents = () => home.records.rows(`SELECT times FROM incidents WHERE subject = $1`, [number]);
    const own = await home.network.text(operatorPhone, number, "testing");
    await home.network.call(operatorPhone, number);
    await home.untilIdle();
    assert.equal(await outcomeOf(own), "recorded: the operator's own phone");
    assert.deepEqual(await incidents(), []);
    const stranger = home.nextPhone();
    await home.network.text(stranger, number, "hello?");
    await home.network.call(stranger, number);
    await home.untilIdle();
    assert.deepEqual(await incidents(), [{ times: 2 }]);
    assert.deepEqual(await home.network.bodiesTo(stranger), []);
  });

  it("is recorded where it is a call to the ONBOARDING number, which takes texts only, and nobody is texted", async () => {
    const number = await home.addNumber("ONBOARDING");
    const prospect = home.nextPhone();
    const call = await home.network.call(prospect, number);
    await home.untilIdle();
    assert.equal((await home.records.event(`call-in:${call}`))?.outcome, "recorded: onboarding");
    assert.deepEqual(await home.network.bodiesTo(prospect), []);
  });
});

describe("STOP", () => {
  const states = [
    ["before anything was said", []],
    ["after the first text", ["call"]],
    ["when the job is asked for", ["call", "hello"]],
    ["when the place is asked for", ["call", "my boiler is leaking"]],
    ["when the lead is taken", ["call", "my boiler is leaking, LS1 4AP"]],
    ["when a person was asked for", ["call", "can someone ring me please"]],
    ["when it was said before", ["call", "STOP"]],
  ] as const;
  for (const [when, before_] of states) {
    it(`${when} is followed by silence, whatever comes, until START`, async () => {
      const person = home.nextPhone();
      for (const step of before_) {
        if (step === "call") await home.network.call(person, dave.number);
        else await home.network.text(person, dave.number, step);
        await home.untilIdle();
      }
      const heard = (await home.network.bodiesTo(person)).length;
      await says(person, "STOP");
      await home.network.text(person, dave.number, "are you there? The boiler is leaking at LS1 4AP");
      await home.network.call(person, dave.number);
      await says(person, "please don't text me");
      assert.equal((await home.network.bodiesTo(person)).length, heard);
      assert.deepEqual(await optedOut(person), [{ out: true }]);
      await says(person, "START");
      assert.deepEqual(await optedOut(person), [{ out: false }]);
    });
  }

  it("ends with START: the next call is answered again", async () => {
    const client = await home.liveClient("Back Again Ltd");
    const person = home.nextPhone();
    const heardAfter = async (work: () => Promise<unknown>) => {
      await work();
      await home.untilIdle();
      return (await home.network.bodiesTo(person)).length;
    };
    assert.equal(await heardAfter(() => home.network.text(person, client.number, "stop texting me")), 0);
    assert.equal(await heardAfter(() => home.network.call(person, client.number)), 0);
    assert.equal(await heardAfter(() => home.network.text(person, client.number, "START")), 0);
    assert.equal(await heardAfter(() => home.network.call(person, client.number)), 1);
  });

  it("stops a text that waits already", async () => {
    const person = home.nextPhone();
    await home.network.fault({ send: "429", times: 2 });
    await home.network.call(person, dave.number);
    await home.network.settle(5_000);
    await says(person, "STOP");
    await home.network.heal();
    assert.deepEqual(await home.network.bodiesTo(person), []);
    const [text] = await home.records.outbox(person);
    assert.deepEqual([text?.state, text?.reason], ["stopped", "opted_out"]);
  });

  it("to one client leaves the other client's thread as it is", async () => {
    const sue = await home.liveClient("Sue's Electrics");
    const person = home.nextPhone();
    await says(person, "STOP");
    await home.network.call(person, sue.number);
    await home.untilIdle();
    assert.equal((await home.network.bodiesTo(person)).length, 1);
  });
});

describe("a customer's reply", () => {
  it("with a job and a postcode makes one lead, tells the owner once, and is confirmed", async () => {
    const person = home.nextPhone();
    await home.network.call(person, dave.number);
    await home.untilIdle();
    const heard = await ownerHears(() => says(person, "My boiler is leaking, LS1 4AP. My name is Sam"));
    assert.equal(heard.length, 1);
    assert.match(heard[0] ?? "", /boiler is leaking.*LS1 4AP.*Sam 07700 900/is);
    const [first, confirmed, ...rest] = await home.network.bodiesTo(person);
    assert.match(first ?? "", /^Hi, it's Dave's Plumbing/);
    assert.match(confirmed ?? "", /^Thanks\. Dave's Plumbing has your message: /);
    assert.deepEqual(rest, []);
    const [lead, ...more] = await leadsOf(person);
    assert.deepEqual([lead?.postcode, lead?.customerName, more], ["LS1 4AP", "Sam", []]);
  });

  it("in two parts is asked for what is missing, and the lead has both", async () => {
    const person = home.nextPhone();
    await home.network.call(person, dave.number);
    await home.untilIdle();
    await says(person, "the toilet is blocked");
    const heard = await ownerHears(() => says(person, "LS2 9JT"));
    assert.equal(heard.length, 1);
    assert.match(heard[0] ?? "", /toilet.*LS2 9JT/is);
    const leads = await leadsOf(person);
    assert.deepEqual([leads.length, leads[0]?.postcode], [1, "LS2 9JT"]);
  });

  it("later on updates the same lead, and the owner hears of it once", async () => {
    const person = home.nextPhone();
    await says(person, "My boiler is leaking, LS1 4AP");
    const [before_] = await leadsOf(person);
    const heard = await ownerHears(async () => {
      await says(person, "It is a Vaillant by the way");
      await says(person, "The side gate is open");
    });
    assert.equal(heard.length, 1);
    assert.match(heard[0] ?? "", /^(?:[A-Z]+\. )?More on #\d+/);
    const leads = await leadsOf(person);
    assert.deepEqual([leads.length, leads[0]?.number], [1, before_?.number]);
  });

  it("keeps the words as they were said, in order, with what was answered", async () => {
    const person = home.nextPhone();
    await says(person, "the sink is blocked");
    await says(person, "LS3 1AB");
    const said = await home.records.rows<{ direction: string; body: string }>(
      `SELECT m.direction::text AS direction, m.body FROM messages m JOIN customers c ON c.id = m."customerId"
       WHERE c."phoneE164" = $1 ORDER BY m."createdAt", m.id`,
      [person],
    );
    const inbound = said.filter(({ direction }) => direction === "INBOUND").map(({ body }) => body);
    assert.deepEqual(inbound, ["the sink is blocked", "LS3 1AB"]);
    const outbound = said.filter(({ direction }) => direction === "OUTBOUND").map(({ body }) => body);
    assert.deepEqual(outbound, await home.network.bodiesTo(person));
  });
});

describe("an answer that would come too late", () => {
  it("is not sent, and the owner is told to ring, once in the hour", async () => {
    const person = home.nextPhone();
    await home.stopWork();
    const sids = [
      await home.network.text(person, dave.number, "hello?"),
      await home.network.text(person, dave.number, "anybody there?"),
    ];
    await home.network.settle(10_000);
    home.advance({ minutes: 31 });
    const heard = await ownerHears(() => home.startWork());
    assert.equal(heard.filter((body) => body.startsWith("Ring this one")).length, 1);
    assert.match((await outcomeOf(sids[0] ?? "")) ?? "", /too late; owner queued/);
    assert.match((await outcomeOf(sids[1] ?? "")) ?? "", /too late; owner told already/);
    assert.deepEqual(await home.records.outbox(person), []);
  });
});

describe("words about danger", () => {
  it("are answered once in the hour for each danger, whatever else was answered", async () => {
    const person = home.nextPhone();
    for (const body of ["I can smell gas", "I can still smell gas", "the house is on fire"]) await says(person, body);
    const safety = await home.records.rows<{ template: string }>(
      `SELECT template FROM outbox WHERE recipient = $1 AND action = 'text_safety' ORDER BY seq`,
      [person],
    );
    assert.deepEqual(
      safety.map(({ template }) => template),
      ["send_safety_gas", "send_safety_fire"],
    );
  });
});
