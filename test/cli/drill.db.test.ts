import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { z } from "zod";
import { phoneNetworkAt } from "../support/phone-network.ts";
import { atHome, type AtHome } from "./at-home.ts";

const proof = z.strictObject({
  state: z.literal("drained"),
  tookMs: z.number(),
  before: z.number(),
  late: z.literal(0),
  held: z.number(),
});

describe("jobrun drill pause", () => {
  let home: AtHome;
  before(async () => {
    home = await atHome();
  });
  after(() => home.close());

  it("wants to know what to drill", async () => {
    await home.isMisused(/pause/, "drill");
    await home.isMisused(/unknown command 'fire'/, "drill", "fire");
  });

  it("proves a pause on the process that runs, by itself at home", async () => {
    const { before: begun, held, tookMs } = await home.says(0, proof, "drill", "pause");
    assert.equal(begun + held, 20);
    assert.ok(tookMs < 5_000);
    const network = phoneNetworkAt(home.sandboxUrl);
    await network.settle(5_000);
    assert.equal((await network.textsTo("+447700900999")).length, begun);
  });

  it("says so in a few lines", async () => {
    const { code, out } = await home.human("drill", "pause", "--by", "Ann");
    assert.equal(code, 0);
    assert.match(out, /pause was pressed: drained after \d+ ms\. \d+ texts had begun/);
    assert.match(out, /After it 0 began, and \d+ were held back/);
    assert.match(out, /PASS/);
    assert.ok(out.split("\n").every((line) => line.length <= 100));
  });

  it("says that nothing takes texts where JobRun does not run, and what to do", async () => {
    await home.stop();
    await home.refuses(/Nothing takes texts from the outbox/, "drill", "pause");
  });
});
