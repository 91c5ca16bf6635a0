import { access, constants, mkdir, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Account } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { borrowedPlace, borrowedRoot } from "./borrowed-place.ts";
import { hasCode } from "./has-code.ts";
import { placeIn } from "./place.ts";
import type { Place } from "./place.ts";
import { namespaceWorks } from "./without-root.ts";

export interface Wish {
  readonly dataDir: string;
  /** "copy" takes root's second way (another user, a copy under /var/tmp) even where namespaces work. */
  readonly asRoot: "best" | "copy";
  readonly announce: (line: string) => void;
}

/** A cluster that exists is used where it is, by whom it belongs to; a new one goes into the data folder if it can. */
export async function choosePlace(wish: Wish, binaries: Binaries): Promise<Place> {
  const root = await openFolder(wish.dataDir);
  const own = (account: Account): Place => placeIn(root, account, binaries);
  const owner = await ownerOf(join(root, "postgres"));
  const self = process.getuid?.() ?? owner?.uid;

  if (self !== 0) {
    if (owner === null || owner.uid === self) return own({ kind: "self" });
    throw new Error(`The database in ${root} belongs to another user: start JobRun as that user, or set DATABASE_URL.`);
  }
  if (owner !== null && owner.uid !== 0) return own({ kind: "user", name: String(owner.uid), ...owner });
  const elsewhere = owner === null && (wish.asRoot === "copy" || (await ownerOf(borrowedRoot(root))) !== null);
  if (elsewhere) return borrowedPlace(root, binaries, wish.announce);
  if (await namespaceWorks(binaries.initdb, root)) return own({ kind: "namespace" });
  if (owner === null) return borrowedPlace(root, binaries, wish.announce);
  throw new Error(
    `The database in ${root} belongs to root and was run in a user namespace, which this machine refuses now. ` +
      "Allow user namespaces, or give the folder `postgres` in it to another user and start as that user.",
  );
}

async function openFolder(dataDir: string): Promise<string> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    return await realpath(dataDir);
  } catch (cause) {
    throw new Error(`The data folder ${dataDir} cannot be made, or this user may not write there.`, { cause });
  }
}

async function ownerOf(path: string): Promise<{ uid: number; gid: number } | null> {
  try {
    const { uid, gid } = await stat(path);
    return { uid, gid };
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  }
}
