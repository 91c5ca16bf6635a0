import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, lstat, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { promisify } from "node:util";
import { findBinaries } from "../../src/cluster/binaries.ts";

const run = promisify(execFile);

async function isLink(file: string): Promise<boolean> {
  return (await lstat(file)).isSymbolicLink();
}

describe("PostgreSQL as npm unpacks it", () => {
  it("gets its library links from whoever comes first, any number at once, and then runs", async (t) => {
    const folder = await mkdtemp(join(tmpdir(), "jobrun-binaries-"));
    t.after(async () => rm(folder, { recursive: true }));
    const native = join(folder, "native");
    const installed = await findBinaries();
    await cp(dirname(dirname(installed.initdb)), native, {
      recursive: true,
      filter: async (file) => !(await isLink(file)) && !file.endsWith(".a"),
    });

    await Promise.all([findBinaries(native), findBinaries(native), findBinaries(native)]);
    const { initdb } = await findBinaries(native);
    assert.match((await run(initdb, ["--version"])).stdout, /PostgreSQL\) 18/);
  });
});
