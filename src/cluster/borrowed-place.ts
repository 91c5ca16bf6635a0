import { createHash } from "node:crypto";
import { lchown, lstat, mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { UserAccount } from "./account.ts";
import { binariesIn } from "./binaries.ts";
import type { Binaries } from "./binaries.ts";
import { copyPrograms } from "./copy-programs.ts";
import { hasCode } from "./has-code.ts";
import type { Place } from "./place.ts";
import { placeIn } from "./place.ts";
import { unprivilegedUser } from "./without-root.ts";

/** Where root's cluster goes when it cannot stay in the data folder. Each data folder has its own. */
export function borrowedRoot(dataFolder: string): string {
  return join("/var/tmp", `jobrun-${createHash("sha256").update(dataFolder).digest("hex").slice(0, 16)}`);
}

/** Another user cannot reach a checkout that only root may open, so that user gets the programs and the cluster. */
export async function borrowedPlace(
  dataFolder: string,
  binaries: Binaries,
  announce: (line: string) => void,
): Promise<Place> {
  const user = await unprivilegedUser();
  const root = borrowedRoot(dataFolder);
  await mkdir(root, { mode: 0o700 }).then(
    () => lchown(root, user.uid, user.gid),
    (error: unknown) => refuseStrangers(root, user, error),
  );
  announce(`PostgreSQL does not run as root: the database runs as user ${user.name} and is kept in ${root}`);
  return placeIn(root, user, binariesIn(await copyPrograms(binaries, root, user), binaries.majorVersion));
}

/** Anyone may make a folder in /var/tmp, so one that is there already is trusted only if it is that user's alone. */
async function refuseStrangers(root: string, user: UserAccount, error: unknown): Promise<void> {
  if (!hasCode(error, "EEXIST")) throw error;
  const { uid, mode } = await lstat(root);
  // A start that was killed between making the folder and giving it away leaves it with root, whom we trust.
  if (uid === 0) return lchown(root, user.uid, user.gid);
  if (uid !== user.uid || (mode & 0o170_777) !== 0o40_700) {
    throw new Error(`${root} exists and is not a folder of user ${user.name} alone: move it away and start again.`);
  }
}
