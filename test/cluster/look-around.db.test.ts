import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { isAlive } from "../../src/cluster/postmaster-file.ts";
import { ask, newDataDir, startFast, ways } from "./workshop.ts";

for (const way of ways) {
  describe(`a server that left its process file behind (${way})`, () => {
    it("is started again when its process is dead", async (t) => {
      const dataDir = await newDataDir(t);
      const first = await startFast(dataDir, way);
      await ask(first, "create table kept as select 7 as value");
      process.kill(first.pid, "SIGKILL");

      const second = await startFast(dataDir, way);
      assert.notEqual(second.pid, first.pid);
      assert.equal(second.adopted, false);
      assert.deepEqual(await ask(second, "select value from kept"), [7]);
    });

    it("is started again when its number now belongs to another program, which is left alone", async (t) => {
      const dataDir = await newDataDir(t);
      const first = await startFast(dataDir, way);
      const file = join(first.dataFolder, "postmaster.pid");
      const [, ...rest] = (await readFile(file, "utf8")).split("\n");
      await first.stop();
      // Neither we nor our parents: PostgreSQL itself does not take those for a server.
      const stranger = spawn(process.execPath, ["-e", "setInterval(() => undefined, 60_000)"]);
      t.after(() => stranger.kill("SIGKILL"));
      await writeFile(file, [stranger.pid, ...rest].join("\n"));

      const second = await startFast(dataDir, way);
      assert.equal(second.adopted, false);
      assert.notEqual(second.pid, stranger.pid);
      await second.stop();
      assert.ok(isAlive(stranger.pid ?? 0));
    });
  });
}
