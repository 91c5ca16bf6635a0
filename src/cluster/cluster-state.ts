import { readFile, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import { hasCode } from "./has-code.ts";
import type { Place } from "./place.ts";

/** The superuser's password lies in the cluster that it opens, so that neither can be there without the other. */
export const passwordFile = "jobrun-password";

/**
 * Whether the cluster is there. A folder that is none is put aside and not deleted: a person may want to look into it.
 * Throws for a cluster that we cannot run.
 */
export async function stateOf(place: Place, announce: (line: string) => void): Promise<"absent" | "whole"> {
  // A folder appears whole, by a rename; looking for it first keeps a new one from being taken for a broken one.
  if (!(await stat(place.data).catch(() => null))) return "absent";
  const version = await readText(join(place.data, "PG_VERSION"));
  if (version === null) {
    const aside = `${place.data}.broken-${Date.now()}`;
    await rename(place.data, aside);
    announce(`${place.data} held no database and was moved to ${aside}`);
    return "absent";
  }
  const { majorVersion } = place.binaries;
  if (version.trim() !== String(majorVersion)) {
    throw new Error(
      `${place.data} was made by PostgreSQL ${version.trim()}, this is ${majorVersion}: move it away or set DATABASE_URL.`,
    );
  }
  if ((await readText(join(place.data, passwordFile))) === null) {
    throw new Error(`${place.data} was not made by JobRun: move it away and start again, or set DATABASE_URL.`);
  }
  return "whole";
}

async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  }
}
