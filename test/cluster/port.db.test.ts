import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:net";
import { describe, it } from "node:test";
import { startCluster } from "../../src/cluster/start-cluster.ts";
import { newDataDir } from "./workshop.ts";

const settings = { fsync: "off" };

describe("a database that is started again", () => {
  it("takes another port where its last one is taken by now", async (t) => {
    const dataDir = await newDataDir(t);
    const first = await startCluster({ dataDir, settings });
    await first.stop();
    const stranger = createServer().listen(first.port, "127.0.0.1");
    await once(stranger, "listening");
    const second = await startCluster({ dataDir, settings });
    assert.notEqual(second.port, first.port);
    await second.stop();
    stranger.close();
  });

  it("is found on its last port by whoever was connected", async (t) => {
    const dataDir = await newDataDir(t);
    const first = await startCluster({ dataDir, settings });
    await first.stop("immediate");
    const second = await startCluster({ dataDir, settings });
    assert.equal(second.port, first.port);
    await second.stop();
  });
});
