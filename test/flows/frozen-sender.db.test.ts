import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { after, before, it, describe } from "node:test";
import { fileURLToPath } from "node:url";
import { switchOff } from "../../src/flows/switch-off.ts";
import { claimText } from "../../src/store/outbox.ts";
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

describe("a sender that is frozen in the middle", () => {
  it("is in flight beyond its lease, also when its text was given up as unknown, until its process is gone", async () => {
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
    } finally {
      sender.kill("SIGKILL");
    }
    await until("the sender's end is seen", async () => {
      const done = await pause();
      return "state" in done && done.state === "drained";
    });
  });
});
