import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Client } from "pg";
import { findCluster } from "../../src/cluster/find-cluster.ts";
import { namesIn, newDataDir, startFast } from "./workshop.ts";

describe("a server that is told to stop", () => {
  it("goes on when it was only to stop unused, and somebody is connected", async (t) => {
    const dataDir = await newDataDir(t);
    const cluster = await startFast(dataDir);
    const user = new Client({ connectionString: cluster.superuserUrl("postgres") });
    user.on("error", () => undefined);
    await user.connect();
    assert.equal(await cluster.stopIfUnused(), false);
    assert.equal((await findCluster(dataDir))?.pid, cluster.pid);

    await user.end();
    assert.equal(await cluster.stopIfUnused(), true);
    assert.equal(await findCluster(dataDir), null);
  });
});

describe("looking for a cluster", () => {
  it("makes nothing where there is none", async (t) => {
    const dataDir = await newDataDir(t);
    assert.equal(await findCluster(dataDir), null);
    assert.deepEqual(await namesIn(dataDir), []);
  });
});
