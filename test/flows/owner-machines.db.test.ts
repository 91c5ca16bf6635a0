import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Installation, TestClient } from "../support/installation.ts";
import { forEachTest, type OwnerAtHome } from "./owner-at-home.ts";

let home: Installation;
let dave: TestClient;
let owner: OwnerAtHome;
forEachTest((fresh) => ({ home, dave, owner } = fresh));

describe("machines on an owner's phone", () => {
  const machines: readonly (readonly [string, (heard: string, earlier: number) => string])[] = [
    ["says that its owner drives", () => "I'm driving and will see your message later. Sent automatically."],
    ["sends back what it gets", (heard) => heard],
    ["counts", (_, earlier) => `Thank you, message ${earlier + 1} was received and will be answered.`],
    ["asks the same each time", () => "MENU"],
  ];
  for (const [what, answer] of machines) {
    it(`(one that ${what}) is answered six times at most, and then no more`, async () => {
      await owner.newLead();
      const already = (await home.network.bodiesTo(dave.owner)).length;
      let seen = already - 1;
      for (let round = 0; round < 12; round += 1) {
        const news = (await home.network.bodiesTo(dave.owner)).slice(seen);
        seen += news.length;
        for (const [place, body] of news.entries())
          await home.network.text(dave.owner, dave.number, answer(body, seen + place));
        await home.untilIdle();
        home.advance({ seconds: 30 });
      }
      const said = (await home.network.bodiesTo(dave.owner)).length - already;
      assert.ok(said > 0 && said <= 6, `${said} answers`);
    });
  }

  it("of two clients whose owners' phones are each other's numbers say nothing at all: no number of ours is texted", async () => {
    const ann = await home.liveClient("Ann's Roofs");
    for (const [client, other] of [
      [dave, ann],
      [ann, dave],
    ] as const)
      await home.records.rows(`UPDATE clients SET "phoneE164" = $1 WHERE id = $2 RETURNING id`, [
        other.number,
        client.id,
      ]);
    for (const [from, to] of [
      [dave.number, ann.number],
      [ann.number, dave.number],
    ] as const) {
      const fields = { MessageSid: `SM${from.slice(-4)}${"a".repeat(28)}`, From: from, To: to, Body: "LEADS" };
      assert.equal(await home.webhook("/api/twilio/sms", fields), 200);
    }
    await home.untilIdle();
    const sent = await home.records.rows(`SELECT 1 FROM outbox WHERE recipient IN ($1, $2)`, [dave.number, ann.number]);
    assert.deepEqual(sent, []);
  });
});
