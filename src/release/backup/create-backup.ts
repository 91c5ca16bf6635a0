import { mkdir, open, readdir, rename, rm, statfs, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { Cluster } from "../../cluster/cluster.ts";
import { megabytes } from "../show-bar.ts";
import { copyCluster, type Progress } from "./copy-cluster.ts";
import { dataFiles } from "./data-files.ts";
import { type BaseManifest, type Manifest, manifestText } from "./manifest.ts";
import { backupKey, newSalt } from "./seal.ts";

export const manifestFile = "manifest.json";
/** The log that is written meanwhile comes on top of the files. */
const roomFactor = 1.1;

export type Creating = {
  readonly cluster: Cluster;
  readonly database: string;
  /** A folder that does not exist, or is empty. */
  readonly to: string;
  readonly key: string | null;
  readonly commit: string | null;
  readonly schema: string;
  readonly progress: Progress;
};

/** Makes a backup of a cluster that runs. It stands at its place when it is whole; what broke off leaves nothing. */
export async function createBackup(creating: Creating): Promise<BaseManifest> {
  const { cluster, database, to, commit, schema, progress } = creating;
  const folder = await beginFolder(to);
  try {
    await refuseWithoutRoom(cluster, folder);
    const key = creating.key === null ? null : backupKey(creating.key, newSalt());
    const facts = await copyCluster({ cluster, database, folder, key, progress });
    const manifest: BaseManifest = { format: 1, kind: "base", commit, schema, salt: key?.salt ?? null, ...facts };
    await writeFile(join(folder, manifestFile), manifestText(manifest, key), { mode: 0o600, flag: "wx", flush: true });
    await putInPlace(folder, to);
    return manifest;
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Notes that somebody else holds a copy of this moment. Nobody here can look into it, so it proves nothing. */
export async function nameSnapshot(
  to: string,
  named: Pick<Manifest, "commit" | "schema"> & { readonly snapshot: string },
): Promise<Manifest> {
  const folder = await beginFolder(to);
  const at = Temporal.Now.instant().toString();
  const manifest: Manifest = { format: 1, kind: "snapshot", at, ...named };
  await writeFile(join(folder, manifestFile), manifestText(manifest, null), { mode: 0o600, flush: true });
  await putInPlace(folder, to);
  return manifest;
}

async function beginFolder(to: string): Promise<string> {
  const there = await readdir(to).catch(() => null);
  if (there !== null && there.length > 0)
    throw new Error(`${to} is not empty. A backup gets a folder of its own: name another.`);
  const folder = `${resolve(to)}.unfinished-${process.pid}`;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}

async function putInPlace(folder: string, to: string): Promise<void> {
  await rm(to, { recursive: true, force: true });
  await rename(folder, resolve(to));
  // The name must outlast a power cut as the files do.
  const parent = await open(dirname(resolve(to)));
  await parent.sync().catch(() => undefined);
  await parent.close();
}

async function refuseWithoutRoom(cluster: Cluster, folder: string): Promise<void> {
  const needed = (await dataFiles(cluster.dataFolder)).reduce((sum, { bytes }) => sum + bytes, 0) * roomFactor;
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize >= needed) return;
  throw new Error(
    `The backup needs about ${megabytes(needed)} MB, and ${megabytes(bavail * bsize)} are free there. Make room, or name another folder with --to.`,
  );
}
