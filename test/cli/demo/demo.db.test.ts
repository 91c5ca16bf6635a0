import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { promisify } from "node:util";
import { z } from "zod";
import { runJobrun, startJobrun } from "../../process/jobrun.ts";
import { until } from "../../support/until.ts";

const facts = z.object({
  client: z.string().startsWith("client_"),
  textsToSetUp: z.number().max(12),
  missingAtFirst: z.literal("test_call"),
  callsFromSam: z.literal(3),
  textsToSam: z.literal(3),
  textsToAnn: z.literal(3),
  lead: z.literal("#1"),
  relayed: z.literal(1),
  callToTextMs: z.number().positive(),
  safetyWordsMs: z.number().positive(),
  operatorToldMs: z.number().positive(),
  heldThenSent: z.literal(1),
  heldText: z.string().startsWith("SM"),
  textsAfterStop: z.literal(0),
  texts: z.number().min(17),
  textsAccepted: z.number().min(17),
});
const stopWithinMs = 30_000;

describe("jobrun demo", () => {
  let folder = "";

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "jobrun-demo-test-"));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  /** What was started for a play names the play's folder: the database, and the phone network. */
  async function running(): Promise<readonly string[]> {
    const { stdout } = await promisify(execFile)("ps", ["-A", "-o", "args="], { maxBuffer: 10_000_000 });
    return stdout.split("\n").filter((line) => line.includes(folder));
  }

  it("that cannot begin ends with 1, and says why", async () => {
    const { code, out } = await runJobrun(["demo", "--json"], { TMPDIR: join(folder, "not-there") });
    assert.equal(code, 1);
    assert.match(z.object({ error: z.string() }).parse(JSON.parse(out)).error, /ENOENT/);
  });

  it("stopped by Ctrl-C in the middle, however often, leaves no process and no folder", async () => {
    const play = startJobrun(["demo"], { TMPDIR: folder });
    play.ready.catch(() => undefined);
    await until("the story has begun", () => play.printed().includes("Refused, missing"), 60_000);
    assert.ok((await running()).length >= 2, "the database and the network run");
    play.signal("SIGINT", "group");
    await until("it says that it stops", () => play.printed().includes("Stopping"));
    const told = performance.now();
    play.signal("SIGINT", "group");
    assert.deepEqual(await play.ended, { code: 130, signal: null });
    assert.ok(performance.now() - told < stopWithinMs);
    assert.deepEqual([await running(), await readdir(folder)], [[], []]);
  });

  it("tells the whole story, ends with 0 and a table of what was seen, and leaves nothing", async () => {
    const { code, out, err } = await runJobrun(["demo", "--json"], { TMPDIR: folder });
    assert.equal(code, 0, err);
    const seen = facts.parse(JSON.parse(out));
    assert.equal(seen.textsAccepted, seen.texts);
    assert.deepEqual(
      err.split("\n").filter((line) => line.length > 80 || /\p{Cc}/u.test(line)),
      [],
    );
    for (const title of [
      "misses a call",
      "in two texts",
      "answers from the phone",
      "smells gas",
      "presses pause",
      "enough of texts",
      "and why",
    ]) {
      assert.equal(err.split("\n").filter((line) => /^\d\. /.test(line) && line.includes(title)).length, 1, title);
    }
    assert.deepEqual([await running(), await readdir(folder)], [[], []]);
  });
});
