import { join, resolve } from "node:path";
import type { Config } from "../../config.ts";
import { commitOf } from "../../home/commit.ts";
import type { HomeDatabase } from "../../home/database.ts";
import { createBackup } from "../../release/backup/create-backup.ts";
import { verifyBackup } from "../../release/backup/verify-backup.ts";
import type { Standing } from "../../release/show-bar.ts";
import { schemaOf } from "./describe.ts";

type Progress = (standing: Standing) => void;

/** Copies the database of the cluster that JobRun runs into a new folder. */
export async function copyInto(
  folder: string,
  opened: HomeDatabase & { readonly cluster: NonNullable<HomeDatabase["cluster"]> },
  { keys }: Config,
  progress: Progress,
) {
  return createBackup({
    cluster: opened.cluster,
    database: decodeURIComponent(new URL(opened.url).pathname.slice(1)),
    to: folder,
    key: keys.backup?.reveal() ?? null,
    commit: await commitOf(),
    schema: await schemaOf(opened),
    progress,
  });
}

/** Restores a copy into a scratch cluster in the data folder, and compares every table. */
export async function proveCopy(folder: string, { database, keys }: Config, progress: Progress) {
  return verifyBackup({
    folder,
    key: keys.backup?.reveal() ?? null,
    scratch: join(resolve(database.dataDir), "scratch"),
    commit: await commitOf(),
    progress,
  });
}
