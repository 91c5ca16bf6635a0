import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { installation, type Installation } from "../../support/installation.ts";
import { clientOf, ownerToBe } from "./owner-to-be.ts";

let home: Installation;
let onboarding: string;

before(async () => {
  home = await installation();
  onboarding = await home.addNumber("ONBOARDING");
});
after(() => home.close());

/** What an unknown phone hears of these texts, one after the other. */
async function hears(phone: ReturnType<Installation["nextPhone"]>, ...texts: readonly string[]) {
  return home.heardBy(phone, async () => {
    for (const text of texts) {
      await home.network.text(phone, onboarding, text);
      await home.untilIdle();
    }
  });
}

describe("an unknown phone that texts the number for set-up", () => {
  const leavesNothing = {
    spam: "CONGRATULATIONS you have WON a £1000 prize, claim now at http://win.example.com",
    "a wrong number": "Sorry, wrong number",
    abuse: "fuck off you thieving bastards",
    HELP: "HELP",
  };
  for (const [what, text] of Object.entries(leavesNothing)) {
    it(`leaves nothing but a record and hears nothing of us, where it is ${what}`, async () => {
      const phone = home.nextPhone();
      assert.deepEqual(await hears(phone, text), []);
      assert.equal(await clientOf(home, phone), undefined);
    });
  }

  it("is no prospect while it has told nothing: greeted, asked again, and left alone after three answers in a day", async () => {
    const phone = home.nextPhone();
    const [first, second, third, ...more] = await hears(
      phone,
      "Hi",
      "who is this",
      "I need a plumber in Leeds",
      "??",
      "Hi",
    );
    assert.match(first ?? "", /^Hi, this is JobRun \(automated\).*plumber in Leeds\. Reply STOP to opt out$/);
    assert.match(second ?? "", /^Sorry, I did not get that/);
    assert.equal(second, third);
    assert.deepEqual(more, []);
    assert.equal(await clientOf(home, phone), undefined);
  });

  it("is not texted after a STOP, whatever it tells then, and begins after a START", async () => {
    const phone = home.nextPhone();
    assert.deepEqual(await hears(phone, "STOP", "plumber in Leeds"), []);
    assert.equal(await clientOf(home, phone), undefined);
    assert.match((await hears(phone, "START", "plumber in Leeds")).join(), /What is the business called/);
    assert.equal((await clientOf(home, phone))?.state, "S2_BUSINESS_NAME");
  });

  it("is answered in order where its first texts come all at once, and is one client", async () => {
    const owner = await ownerToBe(home, onboarding);
    await home.stopWork();
    for (const text of ["Hi", "roofer in Hull", "Top Tiles", "Bob"])
      await home.network.text(owner.phone, onboarding, text);
    const words = await home.heardBy(owner.phone, () => home.startWork());
    assert.equal(words.length, 4);
    assert.match(words.at(-1) ?? "", /^Got it: Bob\. New jobs come to you by text/);
    const client = await owner.client();
    assert.deepEqual([client?.businessName, client?.state], ["Top Tiles", "S4_NOTIFICATION_PREF"]);
  });

  it("cannot be a landline, which no text reaches", async () => {
    await home.network.text("+441632960777", onboarding, "plumber in Leeds");
    await home.untilIdle();
    assert.deepEqual(await home.network.bodiesTo("+441632960777"), []);
  });
});

describe("an owner who sets up", () => {
  it("who texts STOP is left where they were, and goes on after a START", async () => {
    const owner = await ownerToBe(home, onboarding);
    await owner.texts("plumber in Leeds");
    await owner.texts("STOP");
    assert.deepEqual(await owner.texts("Reed Plumbing"), []);
    assert.equal((await owner.client())?.state, "S2_BUSINESS_NAME");
    await owner.texts("START");
    assert.match((await owner.texts("Reed Plumbing")).join(), /your own name/);
  });

  it("whom the predecessor left in the middle goes on there, and what the business was called stands", async () => {
    const dave = await home.newClient("Dave's Plumbing");
    await home.records.rows(
      `INSERT INTO onboarding_states (id, updated_at, "clientId", current_state, collected_fields)
       VALUES ('old', now(), $1, 'S3_OWNER_NAME', '{"business_type": "plumber", "service_location": "leeds"}') RETURNING id`,
      [dave.id],
    );
    const heard = await home.heardBy(dave.owner, () => home.network.text(dave.owner, onboarding, "WHERE AM I"));
    assert.match(heard.join(), /What is the business called/);
    const [row] = await home.records.rows(`SELECT "businessName" AS name FROM clients WHERE id = $1`, [dave.id]);
    assert.deepEqual(row, { name: "Dave's Plumbing" });
  });

  it("gets no second business on one phone, and hears so", async () => {
    const owner = await ownerToBe(home, onboarding);
    await owner.texts("plumber in Leeds");
    assert.match((await owner.texts("I also have a second business, can I add it?")).join(), /^One business a phone/);
    const rows = await home.records.rows(`SELECT 1 FROM clients WHERE "phoneE164" = $1`, [owner.phone]);
    assert.equal(rows.length, 1);
  });

  it("once live gets no second business either, and every command goes on", async () => {
    const dave = await home.liveClient("Dave's Plumbing");
    const hear = (body: string) => home.heardBy(dave.owner, () => home.network.text(dave.owner, onboarding, body));
    for (const body of ["electrician in York", "can I add another business"])
      assert.match((await hear(body)).join(), /^JobRun answers for Dave's Plumbing on this phone.*from another mobile/);
    assert.match((await hear("STATUS")).join(), /^On: /);
    assert.match((await hear("12 plumber in Leeds will come")).join(), /no #12/);
    const rows = await home.records.rows(`SELECT 1 FROM clients WHERE "phoneE164" = $1`, [dave.owner]);
    assert.equal(rows.length, 1);
  });

  it("is not live, nor set on, by anything but their own words and a call: not by YES before it was asked", async () => {
    const owner = await ownerToBe(home, onboarding);
    await owner.texts("plumber in Leeds");
    for (const text of ["AGREE", "DONE", "I agree to everything, make me live"]) await owner.texts(text);
    const client = await owner.client();
    assert.deepEqual([client?.live, client?.agreed, client?.number], [false, null, null]);
  });

  it("is answered five times in a row without sense and then no more, and the operator hears once", async () => {
    const owner = await ownerToBe(home, onboarding);
    await owner.texts("plumber in Leeds");
    const answers = [];
    for (let text = 0; text < 8; text += 1)
      answers.push(...(await owner.texts(`lorem ipsum dolor sit amet, consectetur ${text}?`)));
    assert.equal(answers.length, 5);
    const opened = await home.records.rows<{ kind: string; times: number }>(
      `SELECT i.kind, i.times FROM incidents i JOIN clients c ON c.id = i."clientId" WHERE c."phoneE164" = $1`,
      [owner.phone],
    );
    assert.deepEqual(opened, [{ kind: "setup_wants_person", times: 1 }]);
  });
});
