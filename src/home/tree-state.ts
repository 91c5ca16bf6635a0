import { execFile } from "node:child_process";
import { lstat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { digestOf, readBaked } from "./baked.ts";

const root = new URL("../../", import.meta.url);
const answerWithinMs = 30_000;

export type TreeState = "clean" | "dirty" | "unknown";

/** Whether the files are those of the commit. `unknown` where neither git nor a shipped release can say. */
export async function treeState(folder: URL = root): Promise<TreeState> {
  const checkout = await lstat(new URL(".git", folder)).catch(() => null);
  if (checkout === null) return bakedState(folder);
  const options = { cwd: fileURLToPath(folder), timeout: answerWithinMs };
  return promisify(execFile)("git", ["status", "--porcelain"], options).then(
    ({ stdout }) => (stdout.trim() === "" ? "clean" : "dirty"),
    () => "unknown",
  );
}

async function bakedState(folder: URL): Promise<TreeState> {
  const baked = await readBaked(folder);
  if (baked === null) return "unknown";
  return (await digestOf(folder)) === baked.digest ? "clean" : "dirty";
}
