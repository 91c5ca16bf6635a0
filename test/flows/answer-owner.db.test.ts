import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { installation, type Installation, type TestClient } from "../support/installation.ts";
import { ownerAtHome, type OwnerAtHome } from "./owner-at-home.ts";

let home: Installation;
let dave: TestClient;
let owner: OwnerAtHome;

before(async () => {
  home = await installation();
  dave = await home.liveClient("Dave's Plumbing");
  owner = ownerAtHome(home, dave);
});
/** An owner gets thirty answers in ten minutes. */
beforeEach(() => home.advance({ minutes: 11 }));
after(() => home.close());

const commandsOf = (clientId: string) =>
  home.records.rows<{ command: { is: string }; outcome: string; eventId: string }>(
    `SELECT command, outcome, "eventId" FROM owner_commands WHERE "clientId" = $1 ORDER BY "eventId", place`,
    [clientId],
  );

describe("an owner's text that is no command", () => {
  it("makes no lead, and gets one kind line with MENU in it", async () => {
    const heard = await owner.told("Boiler leaking at LS1 4AP");
    assert.match(heard, /did not get that.*MENU/);
    assert.deepEqual(await home.records.rows(`SELECT 1 FROM leads WHERE "clientId" = $1`, [dave.id]), []);
  });

  it("is not answered where it is thanks, or a STOP, which the operator hears of", async () => {
    assert.deepEqual(await owner.texts("thanks mate"), []);
    const reed = await home.liveClient("Reed Plumbing");
    const reeds = ownerAtHome(home, reed);
    assert.deepEqual(await reeds.texts("STOP"), []);
    assert.deepEqual(await reeds.texts("LEADS"), []);
    const opened = await home.records.rows(`SELECT kind FROM incidents WHERE "clientId" = $1`, [reed.id]);
    assert.deepEqual(opened, [{ kind: "owner_opted_out" }]);
    await reeds.texts("START");
    assert.match(await reeds.told("LEADS"), /No open jobs/);
  });

  it("about a lead that is not there changes nothing", async () => {
    for (const text of ["WON 77 240", "77", "WHY 77", "77 on my way", "IGNORE 77", "GIVE BACK 77"])
      assert.match(await owner.told(text), /no #77/);
  });
});

describe("the owner of a client", () => {
  it("sees how it stands, the open jobs, and one of them by its number", async () => {
    const lead = await owner.newLead("no hot water at all, LS7 2BB. It's Sam");
    assert.match(await owner.told("STATUS"), /^On: .* open job/);
    assert.match(await owner.told("leads"), new RegExp(`#${lead.number} .*LS7 2BB`));
    const details = await owner.told(`#${lead.number}`);
    assert.match(details, new RegExp(`#${lead.number}: .*LS7 2BB.*0${lead.phone.slice(3, 7)}`));
    assert.match(await owner.told("MENU"), /^LEADS lists jobs/);
  });

  it("wins a lead, corrects the sum, and takes it back, each kept with the text that did it", async () => {
    const { number } = await owner.newLead();
    assert.match(await owner.told(`WON ${number} 240`), new RegExp(`#${number} is won for £240.*UNDO`));
    const won = await owner.leadOf(number);
    assert.deepEqual([won.state, won.ended, won.wonPence, won.causeKind], ["CLOSED", "won", 24_000, "owner_text"]);
    const last = (await commandsOf(dave.id)).at(-1);
    assert.deepEqual([last?.command.is, last?.eventId], ["won", won.causeId]);
    await owner.told(`${number} won for 260 quid`);
    assert.equal((await owner.leadOf(number)).wonPence, 26_000);
    assert.match(await owner.told("UNDO"), /Taken back/);
    assert.equal((await owner.leadOf(number)).wonPence, 24_000);
    assert.match(await owner.told("undo"), /nothing to take back/);
  });

  it("closes the lead that was heard of last in plain words, and opens it again", async () => {
    const { number } = await owner.newLead();
    assert.match(await owner.told("won that one, 240 quid"), new RegExp(`#${number} is won`));
    await owner.told("undo");
    assert.deepEqual(
      [(await owner.leadOf(number)).ended, (await owner.leadOf(number)).state === "CLOSED"],
      [null, false],
    );
    assert.match(await owner.told(`LOST ${number}`), /Closed as lost/);
    assert.equal((await owner.leadOf(number)).ended, "lost");
  });

  it("does several things with one text, a line each, one answer each", async () => {
    const [one, other] = [await owner.newLead(), await owner.newLead()];
    const heard = await owner.texts(`won ${one.number} 100\nlost ${other.number}`);
    assert.equal(heard.length, 2);
    assert.deepEqual(
      [(await owner.leadOf(one.number)).ended, (await owner.leadOf(other.number)).ended],
      ["won", "lost"],
    );
  });

  it("ignores somebody, who is silent from then on, and takes it back", async () => {
    const { phone, number } = await owner.newLead();
    assert.match(await owner.told(`IGNORE ${number}`), /Ignored/);
    assert.equal((await owner.leadOf(number)).ended, "ignored");
    const [customer, alerts] = [await home.network.bodiesTo(phone), await home.network.bodiesTo(dave.owner)];
    await home.network.text(phone, dave.number, "and the tap drips too");
    await home.untilIdle();
    assert.deepEqual([await home.network.bodiesTo(phone), await home.network.bodiesTo(dave.owner)], [customer, alerts]);
    await owner.told("UNDO");
    assert.equal((await owner.leadOf(number)).ended, null);
    const rows = await home.records.rows(`SELECT ignored FROM ignored_callers WHERE phone = $1`, [phone]);
    assert.deepEqual(rows, [{ ignored: false }]);
  });

  it("pauses, which no text lifts, and is told where to resume", async () => {
    const ann = await home.liveClient("Ann's Roofs");
    const anns = ownerAtHome(home, ann);
    assert.match(await anns.told("PAUSE"), /^Paused/);
    assert.match(await anns.told("UNDO"), /nothing to take back/);
    assert.match(await anns.told("RESUME"), /never lifted by text/);
    assert.match(await anns.told("STATUS"), /PAUSED/);
    const person = home.nextPhone();
    await home.network.call(person, ann.number);
    await home.untilIdle();
    assert.deepEqual(await home.network.bodiesTo(person), []);
    const pressed = await home.records.rows(
      `SELECT what, who FROM audit WHERE "clientId" = $1 AND what LIKE 'outbound%'`,
      [ann.id],
    );
    assert.deepEqual(pressed, [{ what: "outbound off", who: "the owner, by text" }]);
  });

  it("sets what customers who ask are told, and takes it back", async () => {
    assert.match(await owner.told("HOURS Mon-Fri 8-6"), /hours are: Mon-Fri 8-6/);
    assert.match(await owner.told("AREA Leeds and 15 miles"), /you cover: Leeds and 15 miles/);
    assert.match(await owner.told("CALLOUT 60"), /charge is £60/);
    assert.match(await owner.told("hours"), /hours are: Mon-Fri 8-6.*To change it/);
    const facts = () =>
      home.records.rows(
        `SELECT "hoursInWords" AS h, "areaInWords" AS a, "calloutPence" AS c FROM clients WHERE id = $1`,
        [dave.id],
      );
    assert.deepEqual(await facts(), [{ h: "Mon-Fri 8-6", a: "Leeds and 15 miles", c: 6_000 }]);
    await owner.told("CALLOUT 75");
    await owner.told("UNDO");
    assert.deepEqual(await facts(), [{ h: "Mon-Fri 8-6", a: "Leeds and 15 miles", c: 6_000 }]);
  });

  it("hears why somebody was texted last, or was not", async () => {
    const { phone, number } = await owner.newLead();
    assert.match(await owner.told(`WHY ${number}`), new RegExp(`JobRun texted #${number} on .*arrived`));
    await home.network.text(phone, dave.number, "STOP");
    await home.untilIdle();
    await owner.told(`${number} are you there`).then((asked) => owner.prove(asked));
    assert.match(await owner.told(`why ${number}?`), /did not text.*asked for no more texts/);
  });
});

describe("the number for set-up", () => {
  it("takes the same commands from an owner, and answers from there", async () => {
    const onboarding = await home.addNumber("ONBOARDING");
    const { number } = await owner.newLead();
    assert.match(await owner.told(`WON ${number} 50`, onboarding), /is won for £50/);
    assert.equal((await owner.leadOf(number)).ended, "won");
  });

  it("keeps clients apart: an owner sees and changes none but their own", async () => {
    const onboarding = await home.addNumber("ONBOARDING");
    const other = await home.liveClient("Other Ltd");
    const { number } = await owner.newLead();
    const others = ownerAtHome(home, other);
    for (const text of [`WON ${number + 1_000} 50`, `${number}`]) {
      assert.match(await others.told(text, onboarding), /no #/);
    }
    assert.equal((await owner.leadOf(number)).ended, null);
  });
});

describe("a phone that is the owner of one client and a customer of another", () => {
  it("is a customer there: commands are words like any others", async () => {
    const ann = await home.liveClient("Ann's Roofs");
    const heard = await home.heardBy(dave.owner, () =>
      home.network.text(dave.owner, ann.number, "my roof leaks, LS1 4AP"),
    );
    assert.ok(
      heard.some((body) => body.includes("Ann's Roofs")),
      JSON.stringify(heard),
    );
    await home.network.text(dave.owner, ann.number, "PAUSE");
    await home.untilIdle();
    const paused = await home.records.rows(`SELECT "outboundPaused" FROM clients WHERE id IN ($1, $2)`, [
      ann.id,
      dave.id,
    ]);
    assert.deepEqual(paused, [{ outboundPaused: false }, { outboundPaused: false }]);
  });
});
