import { createHash } from "node:crypto";
import { cp, lchown, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { UserAccount } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { hasCode } from "./has-code.ts";
import { unfinishedName } from "./unfinished.ts";

const isArchive = /\.a$/;

/** A copy of PostgreSQL that the user can reach, made once a version; whole or not at all. Answers with its folder. */
export async function copyPrograms(binaries: Binaries, root: string, user: UserAccount): Promise<string> {
  const version = createHash("sha256")
    .update(await readFile(binaries.postgres))
    .digest("hex");
  const copy = join(root, `programs-${version.slice(0, 12)}`);
  if (await stat(copy).catch(() => null)) return copy;

  const unfinished = join(root, unfinishedName("programs"));
  await cp(binaries.native, unfinished, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (file) => !isArchive.test(file),
  });
  for (const name of ["", ...(await readdir(unfinished, { recursive: true }))]) {
    await lchown(join(unfinished, name), user.uid, user.gid);
  }
  await rename(unfinished, copy).catch(async (error: unknown) => {
    if (!hasCode(error, "ENOTEMPTY", "EEXIST")) throw error;
    await rm(unfinished, { recursive: true, force: true });
  });
  return copy;
}
