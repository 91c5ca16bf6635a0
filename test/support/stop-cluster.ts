import { findCluster } from "../../src/cluster/find-cluster.ts";
import { testDataDirs } from "./server.ts";

// The last thing in a test run. Test processes leave the clusters running for one another.
for (const folder of testDataDirs) await (await findCluster(folder))?.stop("fast");
