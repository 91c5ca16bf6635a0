import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Cluster } from "../../cluster/cluster.ts";
import { plantCluster, removeCluster } from "../../cluster/plant-cluster.ts";
import { isAlive } from "../../cluster/postmaster-file.ts";
import type { Settings } from "../../cluster/settings.ts";
import { startCluster } from "../../cluster/start-cluster.ts";

const named = /^scratch-(\d+)-\d+$/;

export type Scratch = { readonly dataDir: string; readonly cluster: Cluster };

/** What a cluster begins with; `native` is the folder of PostgreSQL's programs, instead of the platform's package. */
type Seed = {
  readonly fill: (folder: string) => Promise<void>;
  readonly settings: Settings;
  readonly native?: string;
};

/** Runs a cluster of the files that `fill` brings for as long as `work` takes, on a port of its own, and takes it away in any case. */
export async function withScratchCluster<Result>(
  parent: string,
  { fill, settings, ...programs }: Seed,
  work: (scratch: Scratch) => Promise<Result>,
): Promise<Result> {
  await mkdir(parent, { recursive: true, mode: 0o700 });
  await removeLeftovers(parent);
  const dataDir = join(parent, `scratch-${process.pid}-${Date.now()}`);
  try {
    await plantCluster({ dataDir, ...programs }, fill);
    return await work({ dataDir, cluster: await startCluster({ dataDir, settings, ...programs }) });
  } finally {
    await removeCluster(dataDir);
  }
}

/** What a killed run has left, its server included. */
async function removeLeftovers(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const [, pid] = named.exec(name) ?? [];
    if (pid !== undefined && !isAlive(Number(pid))) await removeCluster(join(parent, name));
  }
}
