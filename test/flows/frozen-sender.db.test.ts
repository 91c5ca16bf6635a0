import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { after, before, it, describe } from "node:test";
import { fileURLToPath } from "node:url";
import { switchOff } from "../../src/flows/switch-off.ts";
import { claimUnknown, countLookUp, endLookUps } from "../../src/store/look-ups.ts";
import { claimText, settleText } from "../../src/store/outbox.ts";
import { mobile, noon, openGateBench, type GateBench } from "../gate/gate-bench.ts";
import { until } from "../support/until.ts";

const shortLeaseMs = 1;
const held = fileURLToPath(new URL("../gate/held-sender.ts", import.meta.url));

let bench: GateBench;
before(async () => {
  bench = await openGateBench();
});
after(() => bench.close());

const pause = () =>
  switchOff(
    bench.store,
    { level: "platform" },
    { what: "outbound", reason: "a fire drill", by: "Ann" },
    { now: noon, boundMs: 50 },
  );

/** A process that has claimed the text, and cannot tell any more what it does with it. */
async function frozenSender(id: string) {
  const child = spawn(process.execPath, [held, "--url", bench.database.appUrl, "--lease", String(shortLeaseMs)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [first] = await once(child.stdout, "data");
  assert.equal(String(first).trim(), id);
  child.kill("SIGSTOP");
  return child;
}

/** Two look-ups, with nothing in the carrier's list. */
async function lookUpInVain(): Promise<void> {
  for (let looks = 1; looks <= 2; looks += 1) {
    const text = await bench.store.withoutTenant((tx) => claimUnknown(tx, 8_000, 0));
    assert.ok(text !== null, "no look-up is due");
    await bench.store.withTenant(text.clientId, async (tx) => {
      await countLookUp(tx, text);
      if (looks === 2) await endLookUps(tx, text, "queued", noon);
    });
  }
}

/** The pause is lifted, and what it held goes once more, by another sender. */
async function sendAnew(id: string): Promise<void> {
  await bench.root.query(`UPDATE platform SET "outboundPaused" = false`);
  const claim = await bench.store.withoutTenant(async (tx) => {
    await bench.root.query(`UPDATE outbox SET state = 'queued', reason = NULL WHERE id = $1`, [id]);
    return claimText(tx, 8_000, noon);
  });
  assert.ok(claim !== null && "text" in claim, "the text is not claimed");
  const settlement = { state: "accepted", carrierId: "SM1", segments: 1 } as const;
  await bench.store.withoutTenant((tx) => settleText(tx, claim, settlement, noon));
}

describe("a sender that is frozen in the middle", () => {
  it("is in flight beyond its lease, whatever becomes of its text, until its process is gone", async () => {
    const client = await bench.liveClient();
    const id = await bench.queue(client, mobile(1));
    const sender = await frozenSender(id);
    try {
      const late = await pause();
      assert.ok("inFlight" in late, "an expired lease alone is no proof");
      assert.deepEqual(late.inFlight, [id]);
      assert.equal(await bench.store.withoutTenant((tx) => claimText(tx, 8_000, noon)), null);
      assert.equal((await bench.text(id)).state, "unknown");
      const given = await pause();
      assert.ok("inFlight" in given, "given up is not ended");
      assert.deepEqual(given.inFlight, [id]);
      await lookUpInVain();
      assert.equal((await bench.text(id)).state, "queued");
      const again = await pause();
      assert.ok("inFlight" in again, "two look-ups that found nothing do not end a sender");
      assert.deepEqual(again.inFlight, [id]);
      await bench.store.withoutTenant((tx) => claimText(tx, 8_000, noon));
      assert.equal((await bench.text(id)).state, "held");
      const whileHeld = await pause();
      assert.ok("inFlight" in whileHeld, "what is held may be on its way all the same");
      await sendAnew(id);
      assert.equal((await bench.text(id)).state, "accepted");
      const sentAnew = await pause();
      assert.ok("inFlight" in sentAnew, "another sender's answer does not end this one");
      assert.deepEqual(sentAnew.inFlight, [id]);
    } finally {
      sender.kill("SIGKILL");
    }
    await until("the sender's end is seen", async () => {
      const done = await pause();
      return "state" in done && done.state === "drained";
    });
  });
});
