import { setTimeout as pause } from "node:timers/promises";
import { findBinaries } from "./binaries.ts";
import { describeCluster } from "./cluster.ts";
import type { Cluster } from "./cluster.ts";
import { initialise } from "./initialise.ts";
import { launch } from "./launch.ts";
import { lookAround } from "./look-around.ts";
import { choosePlace } from "./choose-place.ts";
import type { Settings } from "./settings.ts";

export interface ClusterOptions {
  /** Where everything is kept, for example `/x/.jobrun`. Made if it is missing. */
  readonly dataDir: string;
  /** Server settings over ours, as in postgresql.conf. A cluster that runs already keeps those it has. */
  readonly settings?: Settings;
  readonly announce?: (line: string) => void;
  /** As root only: "copy" skips the user namespace. Both ways keep a cluster where they find it. */
  readonly asRoot?: "best" | "copy";
  /** The folder with bin, lib and share of PostgreSQL, instead of the platform's package. */
  readonly native?: string;
}

const startTimeoutMs = 30_000;
const lookEveryMs = 50;

/**
 * A running PostgreSQL 18 on the data folder: adopted if one runs there already, else started, else made and started.
 * Any number of processes may call this at once; one starts, the others adopt. Throws with what to do.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { dataDir, settings = {}, announce = () => undefined, asRoot = "best" } = options;
  const binaries = await findBinaries(options.native);
  const place = await choosePlace({ dataDir, asRoot, announce }, binaries);
  await initialise(place, settings["fsync"] !== "off", announce);

  let started = false;
  let reason = "";
  const until = Date.now() + startTimeoutMs;
  while (Date.now() < until) {
    const seen = await lookAround(place);
    if (seen.is === "ready") return describeCluster(place, seen.pid, seen.port, !started);
    if (seen.is === "none") {
      const launched = await launch(place, settings);
      started = launched.is === "started";
      if (launched.is === "impossible") throw new Error(`The database did not start: ${launched.reason}`);
      if (launched.is === "try_again") reason = launched.reason;
      if (started) continue;
    }
    await pause(lookEveryMs);
  }
  throw new Error(`The database in ${place.data} was not ready after ${startTimeoutMs / 1000} s. ${reason}`);
}
