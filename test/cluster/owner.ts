import { startCluster } from "../../src/cluster/start-cluster.ts";

// A process of its own that starts a cluster, says so in one line of JSON, and lives until it is killed.
const [dataDir = "", asRoot] = process.argv.slice(2);
const { port, pid, adopted } = await startCluster({
  dataDir,
  settings: { fsync: "off" },
  asRoot: asRoot === "copy" ? "copy" : "best",
});
process.stdout.write(`${JSON.stringify({ port, pid, adopted })}\n`);
setInterval(() => undefined, 60_000);
