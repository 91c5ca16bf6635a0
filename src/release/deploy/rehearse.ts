import { randomBytes } from "node:crypto";
import type { Cluster } from "../../cluster/cluster.ts";
import { removeCluster } from "../../cluster/plant-cluster.ts";
import { startCluster } from "../../cluster/start-cluster.ts";
import type { Progress } from "../backup/copy-cluster.ts";
import { restoreBackup } from "../backup/restore-backup.ts";
import { history } from "../migrate/history.ts";
import { migrateUp } from "../migrate/migrate-up.ts";

export type Rehearsal = {
  readonly backup: string;
  readonly key: string | null;
  /** Where the copy may be for as long as this takes; what a killed run left there goes first. */
  readonly into: string;
  readonly by: string;
  readonly progress: Progress;
  /** The folder of PostgreSQL's programs, instead of the platform's package. */
  readonly native?: string;
};

/** Restores a backup as a copy that can never send, migrates that, and takes it away. Returns how many steps ran there. */
export async function rehearse({ backup, into, native, ...how }: Rehearsal): Promise<number> {
  const programs = native === undefined ? {} : { native };
  const password = randomBytes(24).toString("hex");
  const logins = { jobrun_migrator: password, jobrun_app: randomBytes(24).toString("hex") };
  await removeCluster(into);
  let cluster: Cluster | null = null;
  try {
    const { database } = await restoreBackup({ folder: backup, into, kind: "rehearsal", logins, ...how, ...programs });
    cluster = await startCluster({ dataDir: into, ...programs });
    const adminUrl = cluster.roleUrl("jobrun_migrator", password, database);
    return await migrateUp(history, { adminUrl, passwords: {}, announce: () => undefined });
  } finally {
    await cluster?.stop();
    await removeCluster(into);
  }
}
