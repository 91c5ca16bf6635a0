import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { manifestFile } from "./create-backup.ts";
import { type BaseManifest, readManifest } from "./manifest.ts";
import { backupKey, type BackupKey } from "./seal.ts";

/** A backup whose manifest is as it was written. Its parts may not be. */
export type Backup = {
  readonly folder: string;
  readonly manifest: BaseManifest;
  readonly key: BackupKey | null;
  readonly seal: string;
};

/** Throws with what is wrong and what to do. */
export async function openBackup(folder: string, key: string | null): Promise<Backup> {
  const text = await readFile(join(folder, manifestFile), "utf8").catch((cause: unknown) => {
    throw new Error(`${folder} holds no ${manifestFile}, so it is no backup, or one that broke off.`, { cause });
  });
  const read = readManifest(text, (salt) => (key === null ? null : backupKey(key, salt)));
  if (read.manifest.kind === "snapshot") {
    const { snapshot } = read.manifest;
    throw new Error(
      `The snapshot ${snapshot} is only named here: whoever holds it restores it, and nothing here can prove it.`,
    );
  }
  return { folder, manifest: read.manifest, key: read.key, seal: read.seal };
}
