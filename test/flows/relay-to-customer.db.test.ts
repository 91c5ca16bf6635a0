import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { replayConversation } from "../../src/flows/replay-conversation.ts";
import type { Installation, TestClient } from "../support/installation.ts";
import { forEachTest, type OwnerAtHome } from "./owner-at-home.ts";

let home: Installation;
let dave: TestClient;
let owner: OwnerAtHome;
forEachTest((fresh) => ({ home, dave, owner } = fresh));

const bodies = (phone: string) => home.network.bodiesTo(phone);

async function proven(): Promise<void> {
  const { number } = await owner.newLead();
  await owner.prove(await owner.told(`${number} hello`));
}

describe("an owner's words for a customer", () => {
  it("go without one for the rest of the day, and not on the next", async () => {
    await proven();
    const { phone, number } = await owner.newLead();
    await owner.told(`${number} running late`);
    assert.equal((await bodies(phone)).at(-1), `${dave.name}: running late`);
    home.advance({ hours: 24 });
    const heard = await bodies(phone);
    assert.match(await owner.told(`${number} still on for today?`), /JobRun code/);
    assert.deepEqual(await bodies(phone), heard);
  });

  it("make the thread the owner's: JobRun keeps silent there until it is given back", async () => {
    await proven();
    const { phone, number } = await owner.newLead();
    await owner.told(`${number} can be there at 3`);
    const said = await bodies(phone);
    await home.network.text(phone, dave.number, "ok great, and how much will it be?");
    await home.untilIdle();
    assert.deepEqual(await bodies(phone), said);
    assert.match(await owner.told(`GIVE BACK ${number}`), /JobRun answers #\d+ again/);
    assert.match(await owner.told(`GIVE BACK ${number}`), /already/);
    assert.match(await owner.told(`${number}`), /JobRun answers/);
    await owner.told("give back 1");
  });

  it("do not keep safety words from a customer in danger, whoever has the thread", async () => {
    await proven();
    const { phone, number } = await owner.newLead();
    await owner.told(`${number} can be there at 3`);
    await home.network.text(phone, dave.number, "now there's a strong smell of gas");
    await home.untilIdle();
    assert.match((await bodies(phone)).at(-1) ?? "", /0800 111 999/);
  });

  const refusals: readonly (readonly [string, (phone: string) => Promise<unknown>, RegExp])[] = [
    ["has opted out", (phone) => home.network.text(phone, dave.number, "STOP"), /asked for no more texts/],
    ["is ignored", async () => owner.texts("ignore 2"), /you ignore them/],
    ["is paused with everybody", async () => owner.texts("PAUSE"), /you are paused/],
  ];
  for (const [why, happens, because] of refusals) {
    it(`are refused for somebody who ${why}, and the owner hears why`, async () => {
      await proven();
      const { phone, number } = await owner.newLead();
      await happens(phone);
      await home.untilIdle();
      const said = await bodies(phone);
      const told = await owner.told(`${number} on my way`);
      assert.match(told, because);
      assert.match(told, new RegExp(`^Not sent to #${number}`));
      assert.deepEqual(await bodies(phone), said);
      const held = await home.records.rows(`SELECT 1 FROM held_decisions WHERE recipient = $1`, [phone]);
      assert.deepEqual(held, [], "nothing of it waits for a pause to be lifted");
    });
  }

  it("are refused with a link, a phone number, or more than fits, whether the phone is proven or not", async () => {
    const { phone, number } = await owner.newLead();
    const said = await bodies(phone);
    const words = [
      "pay at http://x.example",
      "see evil.com",
      "ring 07700 900123",
      "reply YES please",
      "long words ".repeat(40),
    ];
    for (const each of words) assert.match(await owner.told(`${number} ${each}`), /^Not sent: /);
    await owner.prove(await owner.told(`${number} hello`));
    for (const each of words) assert.match(await owner.told(`${number} ${each} `), /^Not sent: /);
    assert.equal((await bodies(phone)).length, said.length + 1);
  });

  it("that were texted so long ago that they are of no use do not go", async () => {
    await proven();
    const { phone, number } = await owner.newLead();
    const said = await bodies(phone);
    await home.stopWork();
    await home.network.text(dave.owner, dave.number, `${number} on my way`);
    await home.network.settle(5_000);
    home.advance({ minutes: 31 });
    await home.startWork();
    await home.untilIdle();
    assert.deepEqual(await bodies(phone), said);
  });

  it("are part of the conversation, whose steps replay as they were", async () => {
    await proven();
    const { phone, number } = await owner.newLead();
    await owner.told(`${number} can be there at 3`);
    await owner.told(`won ${number} 90`);
    await owner.told("undo");
    const [thread] = await home.records.rows<{ id: string }>(
      `SELECT t.id FROM conversations t JOIN customers c ON c.id = t."customerId" WHERE c."phoneE164" = $1`,
      [phone],
    );
    const steps = await home.records.rows<{ cause: string; input: unknown; output: unknown }>(
      `SELECT cause, input, output FROM steps WHERE "conversationId" = $1 ORDER BY seq`,
      [thread?.id],
    );
    assert.ok(steps.length >= 4);
    assert.equal(replayConversation(steps), null);
    const kept = await home.records.rows(
      `SELECT body FROM messages WHERE "conversationId" = $1 AND body LIKE '%be there at 3'`,
      [thread?.id],
    );
    assert.equal(kept.length, 1);
  });
});
