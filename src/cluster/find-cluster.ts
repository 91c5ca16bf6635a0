import { realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { findBinaries } from "./binaries.ts";
import { borrowedRoot } from "./borrowed-place.ts";
import { choosePlace } from "./choose-place.ts";
import { describeCluster } from "./cluster.ts";
import type { Cluster } from "./cluster.ts";
import { lookAround } from "./look-around.ts";

/** The cluster that runs on the data folder, or null if none does or it does not answer now. Starts and makes nothing. */
export async function findCluster(dataDir: string): Promise<Cluster | null> {
  const root = await realpath(dataDir).catch(() => null);
  if (root === null) return null;
  const made = [join(root, "postgres"), borrowedRoot(root)].map(async (path) => stat(path).catch(() => null));
  if (!(await Promise.all(made)).some((found) => found !== null)) return null;

  const place = await choosePlace({ dataDir: root, asRoot: "best", announce: () => undefined }, await findBinaries());
  const seen = await lookAround(place);
  return seen.is === "ready" ? describeCluster(place, seen.pid, seen.port, true) : null;
}
