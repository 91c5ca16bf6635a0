import { lchown, mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Account } from "./account.ts";
import { findBinaries } from "./binaries.ts";
import { borrowedRoot } from "./borrowed-place.ts";
import { choosePlace } from "./choose-place.ts";
import { stateOf } from "./cluster-state.ts";
import { findCluster } from "./find-cluster.ts";
import type { Place } from "./place.ts";
import { removeFolder, unfinishedName } from "./unfinished.ts";

type Ground = { readonly dataDir: string; readonly asRoot?: "best" | "copy"; readonly native?: string };

/**
 * Fills the data folder's cluster in place of initdb, whole or not at all: `fill` gets an empty folder for its files. Throws
 * where there is a cluster already. `startCluster` runs it then.
 */
export async function plantCluster(ground: Ground, fill: (folder: string) => Promise<void>): Promise<void> {
  const place = await freePlace(ground);
  const folder = join(place.root, unfinishedName("postgres"));
  const data = join(folder, "postgres");
  try {
    await mkdir(data, { recursive: true, mode: 0o700 });
    await fill(data);
    await giveTo(place.account, folder);
    await stateOf({ ...place, data }, () => undefined);
    await rename(data, place.data);
  } finally {
    await removeFolder(folder);
  }
}

/** Moves a cluster that is stopped to another data folder, where there is none. */
export async function moveCluster(from: Ground, to: Ground): Promise<void> {
  const source = await choosePlace(wishOf(from), await findBinaries(from.native));
  const place = await freePlace({ ...to, asRoot: source.account.kind === "user" ? "copy" : "best" });
  await giveTo(place.account, source.data);
  await rename(source.data, place.data);
}

/** Whether the data folder has a cluster, running or not. */
export async function hasCluster(dataDir: string): Promise<boolean> {
  const there = await Promise.all(
    [dataDir, borrowedRoot(dataDir)].map((root) => stat(join(root, "postgres")).catch(() => null)),
  );
  return there.some((found) => found !== null);
}

/** Stops the data folder's cluster without a last word and takes away the folder and all that is elsewhere because of it. */
export async function removeCluster(dataDir: string): Promise<void> {
  await (await findCluster(dataDir))?.stop("immediate");
  await rm(borrowedRoot(dataDir), { recursive: true, force: true });
  await removeFolder(dataDir);
}

async function freePlace(ground: Ground): Promise<Place> {
  const place = await choosePlace(wishOf(ground), await findBinaries(ground.native));
  if ((await stat(place.data).catch(() => null)) !== null) throw new Error(`${place.data} holds a database already.`);
  return place;
}

function wishOf({ dataDir, asRoot = "best" }: Ground) {
  return { dataDir, asRoot, announce: () => undefined };
}

async function giveTo(account: Account, folder: string): Promise<void> {
  if (account.kind !== "user") return;
  for (const name of ["", ...(await readdir(folder, { recursive: true }))]) {
    await lchown(join(folder, name), account.uid, account.gid);
  }
}
