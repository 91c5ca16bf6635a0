import { rm } from "node:fs/promises";
import { join } from "node:path";
import { hasCluster, moveCluster } from "../../cluster/plant-cluster.ts";
import type { Settings } from "../../cluster/settings.ts";
import type { Standing } from "../../domain/standing.ts";
import { connect } from "../connect.ts";
import { standingAt } from "../show-bar.ts";
import type { Progress } from "./copy-cluster.ts";
import type { BaseManifest } from "./manifest.ts";
import { markRestored, type Logins } from "./mark-restored.ts";
import { openBackup } from "./open-backup.ts";
import { faultOf } from "./parts.ts";
import { printTables, tablesApart, tablesOf } from "./prints.ts";
import { withScratchCluster, type Scratch } from "./scratch-cluster.ts";
import { recoverySettings, unpackBackup } from "./unpack-backup.ts";

export type Restoring = {
  readonly folder: string;
  readonly key: string | null;
  /** A data folder (JOBRUN_DATA_DIR) without a database. */
  readonly into: string;
  /** A rehearsal's copy can never send; what is restored in earnest can, when it is known what was sent since. */
  readonly kind: Exclude<Standing, "home">;
  readonly logins: Logins;
  readonly by: string;
  readonly progress: Progress;
  /** Server settings over those of the start that goes through the log. */
  readonly settings?: Settings;
  readonly native?: string;
};

/**
 * Restores a backup into a data folder that has no database. It grows beside its place and is there when it is whole, compared with
 * the backup, and marked as a copy; the first thing that is wrong ends it, and nothing is left.
 */
export async function restoreBackup(restoring: Restoring): Promise<BaseManifest> {
  const { folder, into, progress, native } = restoring;
  if (await hasCluster(into)) {
    throw new Error(`${into} has a database already. Name an empty folder, or move the one that is there away.`);
  }
  const backup = await openBackup(folder, restoring.key);
  const { manifest } = backup;
  for (const [index, part] of manifest.parts.entries()) {
    const fault = await faultOf(folder, part);
    if (fault !== null) throw new Error(`${fault}. Nothing was restored: take another backup.`);
    progress(standingAt("reading the backup, files", index + 1, manifest.parts.length));
  }
  const programs = native === undefined ? {} : { native };
  const settings = { ...recoverySettings(manifest), default_transaction_read_only: "on", ...restoring.settings };
  const fill = (data: string) => unpackBackup(backup, data);
  const scratchIn = join(into, "restoring");
  try {
    await withScratchCluster(scratchIn, { fill, settings, ...programs }, async (scratch) => {
      await takeOver(scratch, restoring, manifest);
      await scratch.cluster.stop("fast");
      await moveCluster({ dataDir: scratch.dataDir, ...programs }, { dataDir: into, ...programs });
    });
  } finally {
    await rm(scratchIn, { recursive: true, force: true });
  }
  return manifest;
}

async function takeOver({ cluster }: Scratch, restoring: Restoring, manifest: BaseManifest): Promise<void> {
  const superuser = await connect(cluster.superuserUrl(manifest.database), "jobrun restore");
  try {
    await superuser.query("BEGIN READ ONLY");
    const tables = await tablesOf(superuser);
    let read = 0;
    const prints = await printTables(superuser, tables, () =>
      restoring.progress(standingAt("comparing the tables", (read += 1), tables.length)),
    );
    await superuser.query("COMMIT");
    const [apart] = tablesApart(manifest.tables, prints);
    if (apart !== undefined) throw new Error(`${apart}. Nothing was restored: take another backup.`);
    const { kind, logins, by } = restoring;
    await markRestored(superuser, { kind, manifest, logins, by });
  } finally {
    await superuser.end();
  }
}
