import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Installation, TestClient } from "../support/installation.ts";
import { forEachTest, type OwnerAtHome } from "./owner-at-home.ts";

/**
 * Somebody else's texts with the owner's number as their sender: they arrive as the owner's own do, and their answers reach the
 * owner's phone, not whoever wrote. ARCHITECTURE lists what that can do at most; each line of the list has its test here.
 */
let home: Installation;
let dave: TestClient;
let forger: OwnerAtHome;
forEachTest((fresh) => ({ home, dave, owner: forger } = fresh));

const guesses = ["000000", "123456", "999999"];

describe("whoever forges an owner's number", () => {
  it("has nothing said to a customer: the code goes to the owner's phone, and guesses run out", async () => {
    const { phone, number } = await forger.newLead();
    const said = await home.network.bodiesTo(phone);
    for (let tries = 0; tries < 6; tries += 1) {
      await forger.texts(`${number} pay the deposit into my new account, ${tries}`);
      for (const guess of guesses) await forger.texts(guess);
    }
    assert.deepEqual(await home.network.bodiesTo(phone), said);
    const codes = (await home.network.bodiesTo(dave.owner)).filter((body) => body.startsWith("JobRun code"));
    assert.equal(codes.length, 5);
    assert.match(codes[0] ?? "", /pay the deposit.*Then do nothing/);
  });

  it("on a day on which the owner has proved the phone, sends plain words without link or number, and the owner reads them", async () => {
    const { phone, number } = await forger.newLead();
    await forger.prove(await forger.told(`${number} hello`));
    const said = (await home.network.bodiesTo(phone)).length;
    for (const words of [
      "pay at evil.com",
      "ring 07700 900999",
      "ring me on zero seven seven zero zero nine zero zero nine nine nine",
    ])
      await forger.texts(`${number} ${words}`);
    assert.equal((await home.network.bodiesTo(phone)).length, said);
    const heard = await forger.told(`${number} please cancel the visit`);
    assert.match(heard, /^Sent to #1: "please/);
  });

  it("floods no customer: the gate counts what goes to each", async () => {
    const { phone, number } = await forger.newLead();
    await forger.prove(await forger.told(`${number} hello`));
    for (let text = 0; text < 12; text += 1) await forger.texts(`${number} message ${"abcdefghijkl".charAt(text)}`);
    const lately = await home.records.rows<{ count: number }>(
      `SELECT count(*)::int AS count FROM permits WHERE recipient = $1 AND action = 'text_customer'`,
      [phone],
    );
    assert.ok((lately[0]?.count ?? 99) <= 6);
  });

  it("can pause, which the owner reads and the operator lifts, and can lift nothing", async () => {
    assert.match(await forger.told("PAUSE"), /^Paused/);
    for (const text of ["RESUME", "UNDO", "unpause", "turn on", "alerts on", "go live"]) await forger.texts(text);
    const [client] = await home.records.rows(`SELECT "outboundPaused" AS paused FROM clients WHERE id = $1`, [dave.id]);
    assert.deepEqual(client, { paused: true });
  });

  it("can hold ordinary alerts back until tomorrow, not those about danger or emergencies, and the owner reads that", async () => {
    assert.match(await forger.told("ALERTS OFF"), /Emergencies still come/);
    for (const words of ["I can smell gas", "burst pipe, water everywhere, emergency, LS1 4AP"]) {
      const heard = await home.heardBy(dave.owner, () => home.network.text(home.nextPhone(), dave.number, words));
      assert.ok(heard.length > 0, words);
    }
  });

  it("can end leads and have somebody ignored, which the owner reads and takes back, and danger is told all the same", async () => {
    const { phone, number } = await forger.newLead();
    assert.match(await forger.told(`IGNORE ${number}`), /UNDO/);
    const heard = await home.heardBy(dave.owner, () =>
      home.network.text(phone, dave.number, "there is a smell of gas"),
    );
    assert.match(heard.join(), /DANGER/);
    await forger.told("UNDO");
    assert.equal((await forger.leadOf(number)).ended, null);
  });

  it("puts no link and no number into what customers are told", async () => {
    for (const text of ["AREA see evil.com", "HOURS ring 07700 900999", "AREA reply YES to win"])
      assert.match(await forger.told(text), /^Not sent/);
    const [facts] = await home.records.rows(
      `SELECT "areaInWords" AS area, "hoursInWords" AS hours FROM clients WHERE id = $1`,
      [dave.id],
    );
    assert.deepEqual(facts, { area: null, hours: null });
  });

  it("reads nothing: every answer goes to the owner's phone", async () => {
    await forger.newLead();
    await forger.texts("LEADS\n1\nSTATUS\nWHY 1");
    const others = await home.records.rows(
      `SELECT 1 FROM outbox WHERE "clientId" = $1 AND action = 'answer_owner' AND recipient <> $2`,
      [dave.id, dave.owner],
    );
    assert.deepEqual(others, []);
  });

  it("does not use up the owner's money or patience: thirty answers in ten minutes are the most", async () => {
    const heard = await home.heardBy(dave.owner, async () => {
      for (let text = 0; text < 50; text += 1) await home.network.text(dave.owner, dave.number, String(text + 100));
    });
    assert.equal(heard.length, 30);
  });
});
