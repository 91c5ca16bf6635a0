import { randomBytes } from "node:crypto";
import { lchown, rename, writeFile } from "node:fs/promises";
import type { Account } from "./account.ts";

/**
 * Writes a file that the account alone may read, whole or not at all. It never follows a link that somebody left at the
 * path: root must not be led to write elsewhere.
 */
export async function writeOwned(account: Account, path: string, text: string): Promise<void> {
  const unfinished = `${path}.${randomBytes(6).toString("hex")}`;
  await writeFile(unfinished, text, { mode: 0o600, flag: "wx", flush: true });
  if (account.kind === "user") await lchown(unfinished, account.uid, account.gid);
  await rename(unfinished, path);
}
