import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Phone } from "../../src/domain/phone.ts";
import { ask, isPermit } from "../../src/gate/system-gate.ts";
import { minutesLater, mobile, openGateBench, requestOf, type GateBench, type LiveClient } from "./gate-bench.ts";

const dayMinutes = 24 * 60;

let bench: GateBench;
let client: LiveClient;
let slots = 0;

before(async () => {
  bench = await openGateBench();
  client = await bench.liveClient();
});
after(() => bench.close());

type Ask = { readonly to: Phone; readonly minute: number; readonly danger?: string };

/** Asks for safety words about a danger at a minute, and answers with the reason of a no, or `granted`. */
async function asked({ to, minute, danger = "gas" }: Ask): Promise<string> {
  slots += 1;
  const template = `send_safety_${danger}`;
  const request = { ...requestOf(client, to, { action: "text_safety", slot: `slot ${slots}` }), template };
  const answer = await bench.store.withTenant(client.id, (tx) => ask(tx, request, minutesLater(minute)));
  return isPermit(answer) ? "granted" : answer.refused;
}

describe("safety words to one person", () => {
  it("are refused a second time about one danger in an hour, and go an hour after the first", async () => {
    const to = mobile(1);
    assert.equal(await asked({ to, minute: 0 }), "granted");
    assert.equal(await asked({ to, minute: 59 }), "once_per_danger_and_hour");
    assert.equal(await asked({ to, minute: 60 }), "granted");
  });

  it("are refused for an eleventh time in a day, and go a day after the first", async () => {
    const to = mobile(2);
    for (let hour = 0; hour < 10; hour += 1) assert.equal(await asked({ to, minute: hour * 60 }), "granted");
    assert.equal(await asked({ to, minute: dayMinutes - 1 }), "cap_reached");
    assert.equal(await asked({ to, minute: dayMinutes }), "granted");
  });

  it("are refused by their cap under a pause as well, so that they are not held", async () => {
    const to = mobile(3);
    assert.equal(await asked({ to, minute: 0 }), "granted");
    await bench.root.query(`UPDATE platform SET "outboundPaused" = true`);
    const answers = [await asked({ to, minute: 1 }), await asked({ to, minute: 1, danger: "fire" })];
    await bench.root.query(`UPDATE platform SET "outboundPaused" = false`);
    assert.deepEqual(answers, ["once_per_danger_and_hour", "platform_paused"]);
  });

  it("are granted once, if many ask at once", async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => asked({ to: mobile(4), minute: 0 })));
    assert.equal(answers.filter((answer) => answer === "granted").length, 1);
  });

  it("about one danger keep neither another danger's from going, nor another person's", async () => {
    assert.equal(await asked({ to: mobile(5), minute: 0 }), "granted");
    assert.equal(await asked({ to: mobile(5), minute: 0, danger: "fire" }), "granted");
    assert.equal(await asked({ to: mobile(6), minute: 0 }), "granted");
  });
});
