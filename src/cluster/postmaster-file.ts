import { randomBytes } from "node:crypto";
import { link, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { hasCode } from "./has-code.ts";

/** What a running server says of itself in its data folder. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number | null;
  readonly text: string;
}

const fileName = "postmaster.pid";

export async function readPostmaster(data: string): Promise<Postmaster | null> {
  const text = await readFile(join(data, fileName), "utf8").catch((error: unknown) => {
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  });
  if (text === null) return null;
  const lines = text.split("\n");
  return { pid: Math.abs(Number(lines[0])), port: Number(lines[3]) || null, text };
}

/** A server writes into its file at once after making it: one that stays empty was left by a start that died. */
const unwrittenMaxMs = 5_000;

/** Whether a server has made this file just now and is about to write into it. */
export async function isBeingWritten(data: string, { text }: Postmaster): Promise<boolean> {
  if (text !== "") return false;
  const found = await stat(join(data, fileName)).catch(() => null);
  return found !== null && Date.now() - found.mtimeMs < unwrittenMaxMs;
}

/**
 * Takes away a file that no server stands behind. It is moved before it is judged: if a new server has written its own
 * in between, that one is put back.
 */
export async function removeStale(data: string, stale: Postmaster): Promise<void> {
  const path = join(data, fileName);
  const moved = `${path}.${randomBytes(6).toString("hex")}`;
  try {
    await rename(path, moved);
    if ((await readFile(moved, "utf8")) !== stale.text) await link(moved, path);
  } catch (error) {
    if (!hasCode(error, "ENOENT", "EEXIST")) throw error;
  } finally {
    await rm(moved, { force: true });
  }
}

export function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, "EPERM");
  }
}
