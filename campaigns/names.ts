import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const declaresRun = /^export (?:async )?function run\(/m;

/** The campaigns of the tree at `root`: the files of `campaigns` that export `run`. */
export function campaignNames(root: string): string[] {
  return runnersIn(join(root, "campaigns"));
}

/** The files of a folder that export `run`, without their ending, in order. */
export function runnersIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(".ts") && declaresRun.test(readFileSync(join(folder, file), "utf8")))
    .map((file) => file.slice(0, -".ts".length))
    .toSorted();
}
