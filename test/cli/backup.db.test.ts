import assert from "node:assert/strict";
import { mkdtemp, rm, truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { z } from "zod";
import { atHome, type AtHome } from "./at-home.ts";

const created = z.object({ folder: z.string(), at: z.string(), tables: z.number(), encrypted: z.literal(false) });
const looked = z.object({ proved: z.boolean(), faults: z.array(z.string()) });
const restored = z.object({ kind: z.literal("restored"), loss: z.object({ texts: z.literal(0) }) });

describe("jobrun backup", () => {
  let [home, folder]: [AtHome | null, string] = [null, ""];
  before(async () => {
    home = await atHome();
    folder = await mkdtemp(join(tmpdir(), "jobrun-backup-"));
  });
  after(async () => {
    await home?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("restores into a folder and into no address, and says so", async () => {
    assert.ok(home !== null);
    await home.isMisused(/--into/, "backup", "restore", folder);
    await home.refuses(/is a whole PostgreSQL/, "backup", "restore", folder, "--into", "postgres://x:y@127.0.0.1/z");
  });

  it("copies the database that is in use, proves the copy, restores it beside, and finds it when it is spoilt", async () => {
    assert.ok(home !== null);
    const to = join(folder, "one");
    await home.says(0, created, "backup", "create", "--to", to);
    assert.deepEqual((await home.says(0, looked, "backup", "verify", to)).faults, []);
    await home.says(0, restored, "backup", "restore", to, "--into", join(folder, "new"));
    await truncate(join(to, "base.tar"), 7);
    const { proved, faults } = await home.says(1, looked, "backup", "verify", to);
    assert.equal(proved, false);
    assert.match(faults.join(), /base.tar has 7 bytes/);
  });

  it("notes a snapshot of somebody else's, and proves nothing by it", async () => {
    assert.ok(home !== null);
    const to = join(folder, "named");
    const { code, out } = await home.human("backup", "create", "--snapshot", "nightly-7", "--to", to);
    assert.equal(code, 0);
    assert.match(out, /nightly-7, said to be of .* it proves nothing/);
    const { code: refused, err } = await home.human("backup", "verify", to);
    assert.equal(refused, 1);
    assert.match(err, /nightly-7 is only named here/);
  });
});
