import { findCluster } from "../../src/cluster/find-cluster.ts";
import { testDataDir } from "./server.ts";

// The last thing in a test run. Test processes leave the cluster running for one another.
const cluster = await findCluster(testDataDir);
await cluster?.stop("fast");
