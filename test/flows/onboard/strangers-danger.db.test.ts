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

const gas = /^If you smell gas: no switches.*0800 111 999/;

function hears(phone: ReturnType<Installation["nextPhone"]>, text: string) {
  return home.heardBy(phone, () => home.network.text(phone, onboarding, text));
}

function incidents(subject: string) {
  return home.records.rows<{ detail: string; state: string }>(
    `SELECT detail, state FROM incidents WHERE kind = 'stranger_in_danger' AND subject ~ $1`,
    [subject],
  );
}

describe("somebody who is no owner and tells the number for set-up of danger", () => {
  it("hears nothing once they have texted STOP, and the operator hears that they were not warned", async () => {
    const phone = home.nextPhone();
    await hears(phone, "STOP");
    assert.deepEqual(await hears(phone, "I can smell gas"), []);
    assert.match(
      (await incidents("^event_")).map(({ detail }) => detail).join(),
      /No safety words went out \(opted_out\)/,
    );
  });

  it("is warned of nothing from a landline, which no text reaches, and the operator hears it", async () => {
    await home.network.text("+441632960777", onboarding, "there's smoke coming out of the fuse box");
    await home.untilIdle();
    assert.deepEqual(await home.network.bodiesTo("+441632960777"), []);
    assert.match((await incidents("^event_")).at(-1)?.detail ?? "", /No safety words went out \(not_textable\)/);
  });

  it("gets the safety words and nothing else, is no prospect, and leaves the record of the text alone", async () => {
    const phone = home.nextPhone();
    const [words, ...more] = await hears(phone, "I can smell gas");
    assert.match(words ?? "", gas);
    assert.deepEqual(more, []);
    assert.equal(await clientOf(home, phone), undefined);
    const kept = await home.records.rows<{ table: string }>(
      `SELECT 'customers' AS table FROM customers WHERE "phoneE164" = $1
       UNION ALL SELECT 'permits' FROM permits WHERE recipient = $1 AND (action, "clientId") <> ('text_safety', 'client_jobrun')`,
      [phone],
    );
    assert.deepEqual(kept, []);
  });

  it("gets them once an hour for each danger, and the operator hears of all of one danger as one", async () => {
    const phone = home.nextPhone();
    assert.equal((await hears(phone, "strong smell of gas in the kitchen")).length, 1);
    assert.deepEqual(await hears(phone, "the gas smell is getting worse"), []);
    assert.match((await hears(phone, "now the kitchen is on fire")).join(), /^Smoke or fire: get everyone out/);
    assert.equal((await incidents("^gas$")).length, 1);
    assert.doesNotMatch((await incidents("^gas$"))[0]?.detail ?? "", /\+?447700/);
  });

  it("is warned first and then asked on, where the same text tells a trade and a place", async () => {
    const owner = await ownerToBe(home, onboarding);
    const [first, second] = await owner.texts("plumber in Leeds. Also I can smell gas in my own kitchen right now");
    assert.match(first ?? "", gas);
    assert.match(second ?? "", /What is the business called/);
  });

  it("is warned though the text reads as a wrong number", async () => {
    const [words] = await hears(home.nextPhone(), "wrong number? anyway I can smell gas");
    assert.match(words ?? "", gas);
  });
});
