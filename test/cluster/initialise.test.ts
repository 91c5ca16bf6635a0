import assert from "node:assert/strict";
import { chmod, mkdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { ask, kill, namesIn, newDataDir, spawnOwner, startFast, until } from "./workshop.ts";

describe("a first start that was killed half-way", () => {
  it("does not harm the second, which clears away what it left", async (t) => {
    const dataDir = await newDataDir(t);
    const owner = spawnOwner(dataDir);
    const unfinished = async (): Promise<string[]> =>
      (await namesIn(dataDir)).filter((name) => name.includes("unfinished"));
    const hasBegun = async (): Promise<boolean> => {
      const [folder = "none"] = await unfinished();
      return (await namesIn(join(dataDir, folder, "postgres"))).includes("base");
    };
    await until(hasBegun);
    await kill(owner);
    assert.equal((await namesIn(dataDir)).includes("postgres"), false, "it was killed too late to show anything");

    const cluster = await startFast(dataDir);
    assert.deepEqual(await ask(cluster, "select 1 as value"), [1]);
    assert.deepEqual(await unfinished(), []);
  });
});

describe("a data folder", () => {
  it("with something else in the cluster's place keeps it aside", async (t) => {
    const dataDir = await newDataDir(t);
    await mkdir(join(dataDir, "postgres"), { recursive: true });
    await writeFile(join(dataDir, "postgres", "half"), "made");
    await startFast(dataDir);
    const aside = (await namesIn(dataDir)).find((name) => name.startsWith("postgres.broken-"));
    assert.deepEqual(await namesIn(join(dataDir, String(aside))), ["half"]);
  });

  it("whose permissions were opened by a copy is closed again, since PostgreSQL would refuse it", async (t) => {
    const dataDir = await newDataDir(t);
    const { dataFolder, stop } = await startFast(dataDir);
    await stop();
    await chmod(dataFolder, 0o755);
    await startFast(dataDir);
    assert.equal((await stat(dataFolder)).mode & 0o777, 0o700);
  });
});
