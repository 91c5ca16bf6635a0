import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import fc from "fast-check";
import { rankOf } from "../../src/domain/status-rank.ts";
import { installation, type Installation, type TestClient } from "../support/installation.ts";
import type { OutboxRow } from "../support/records.ts";

const runs = 12;
const stories = [
  ["queued", "sent", "delivered"],
  ["queued", "sending", "sent", "delivered", "read"],
  ["queued", "sent", "undelivered"],
  ["queued", "failed"],
] as const;

describe("the statuses of a text of ours", () => {
  let home: Installation;
  let dave: TestClient;

  before(async () => {
    home = await installation();
    dave = await home.liveClient();
  });
  after(() => home.close());

  /** A first text whose callbacks the network keeps to itself, so that the test tells them. */
  async function silentText(send: "accepted" | "500-after" | "500-before" = "accepted"): Promise<OutboxRow> {
    const caller = home.nextPhone();
    await home.network.fault({ callbacks: "lost" });
    if (send !== "accepted") await home.network.fault({ send, times: 1 });
    await home.webhook("/api/twilio/voice", {
      CallSid: `CA${caller.slice(1).padStart(32, "0")}`,
      From: caller,
      To: dave.number,
    });
    await home.untilIdle();
    await home.network.heal();
    const [text, ...rest] = await home.records.outbox(caller);
    assert.ok(text !== undefined && rest.length === 0);
    assert.equal(text.state, send === "accepted" ? "accepted" : "unknown");
    return text;
  }

  async function tell(
    text: OutboxRow,
    MessageStatus: string,
    more: { sid?: string; ErrorCode?: string } = {},
  ): Promise<void> {
    const { sid = text.carrierId ?? `SM${text.recipient.slice(1).padStart(32, "0")}`, ...rest } = more;
    const fields = { MessageSid: sid, From: dave.number, To: text.recipient, MessageStatus, ...rest };
    assert.equal(await home.webhook(`/api/twilio/message-status?o=${text.id}`, fields), 204);
  }

  const now = async (text: OutboxRow) => (await home.records.outbox(text.recipient))[0];

  it("never go back, in whatever order and however often they come", async () => {
    const order = fc
      .constantFrom(...stories)
      .chain((story) =>
        fc.tuple(
          fc.constant(story),
          fc.shuffledSubarray([...story], { minLength: story.length }),
          fc.constantFrom(...story),
        ),
      );
    await fc.assert(
      fc.asyncProperty(order, async ([story, shuffled, doubled]) => {
        const text = await silentText();
        let highest = 0;
        for (const status of [...shuffled, doubled]) {
          await tell(text, status);
          await home.untilIdle();
          const rank = rankOf((await now(text))?.carrierStatus ?? "") ?? 0;
          assert.ok(rank >= highest, `${status} took the rank from ${highest} to ${rank}`);
          highest = rank;
        }
        assert.equal((await now(text))?.carrierStatus, story.at(-1));
      }),
      { numRuns: runs },
    );
  });

  it("that end in two ways keep the first end", async () => {
    const text = await silentText();
    await tell(text, "delivered");
    await home.untilIdle();
    await tell(text, "failed");
    await home.untilIdle();
    assert.equal((await now(text))?.carrierStatus, "delivered");
  });

  it("that we do not know are kept and change nothing", async () => {
    const text = await silentText();
    await tell(text, "teleported");
    await home.untilIdle();
    assert.deepEqual([(await now(text))?.state, (await now(text))?.carrierStatus], ["accepted", null]);
  });

  it("of no text of ours are recorded", async () => {
    const sid = `SM${"e".repeat(32)}`;
    const fields = { MessageSid: sid, From: dave.number, To: home.nextPhone(), MessageStatus: "delivered" };
    assert.equal(await home.webhook("/api/twilio/message-status?o=text_of_nobody", fields), 204);
    await home.untilIdle();
    assert.equal(
      (await home.records.event(`sms-st:${sid}:delivered`))?.outcome,
      "recorded: a status of no text of ours",
    );
  });

  for (const send of ["500-after", "500-before"] as const) {
    it(`prove by our own id that a text of unknown outcome was accepted (${send})`, async () => {
      const text = await silentText(send);
      await tell(text, "sent");
      await home.untilIdle();
      const healed = await now(text);
      assert.deepEqual([healed?.state, healed?.carrierStatus, healed?.attempts], ["accepted", "sent", 1]);
    });
  }

  it("that are silent leave an unknown outcome unknown, and nothing is sent twice", async () => {
    const text = await silentText("500-after");
    assert.equal((await now(text))?.state, "unknown");
    assert.equal((await home.network.textsTo(text.recipient)).length, 1);
  });

  it("with 21610 opt the person out: nothing more is sent to them", async () => {
    const text = await silentText();
    await tell(text, "undelivered", { ErrorCode: "21610" });
    await home.untilIdle();
    await home.network.text(text.recipient, dave.number, "the boiler is leaking, LS1 4AP");
    await home.untilIdle();
    assert.equal((await home.records.outbox(text.recipient)).length, 1);
    const [optOut] = await home.records.rows(`SELECT source FROM opt_outs WHERE phone = $1 AND "clearedAt" IS NULL`, [
      text.recipient,
    ]);
    assert.deepEqual(optOut, { source: "carrier" });
  });
});
