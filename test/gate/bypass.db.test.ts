import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openGateBench, type GateBench } from "./gate-bench.ts";
import { asThief, carried, honestWords } from "./bypass/thief.ts";
import { codes, type Way } from "./bypass/way.ts";
import { withPermits } from "./bypass/with-permits.ts";
import { withQueuedTexts } from "./bypass/with-queued-texts.ts";
import { withRights } from "./bypass/with-rights.ts";

let bench: GateBench;
let places = 0;
before(async () => {
  bench = await openGateBench();
});
after(() => bench.close());

/** Tries the way, and lets every sender run after it: what the person got is what counts. */
function tried({ name, stoppedBy, steal, leaves = [] }: Way) {
  it(`${name}: stopped by ${stoppedBy}`, () => {
    places += 1;
    return asThief(bench, places, async (thief) => {
      if (stoppedBy === "the claim") await steal(thief);
      else await assert.rejects(steal(thief), { code: codes[stoppedBy] });
      await thief.sql("ROLLBACK");
      assert.deepEqual(await carried(thief), leaves);
    });
  });
}

describe("a way round the gate that was tried with the application's login,", () => {
  it("none: a text that was asked for and granted arrives, so that arriving nowhere means something", () =>
    asThief(bench, 0, async (thief) => {
      await thief.honest();
      assert.deepEqual(await carried(thief), [honestWords]);
    }));

  for (const way of withPermits) tried(way);
  for (const way of withQueuedTexts) tried(way);
  for (const way of withRights) tried(way);
});
