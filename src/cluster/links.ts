import { readFile, symlink } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { hasCode } from "./has-code.ts";

interface Link {
  readonly source: string;
  readonly target: string;
}

/**
 * Makes the library links that an npm package cannot hold. The package's own install script would do it, but npm may be
 * told to run none. Others may be making the same links now: one that exists is as good as one made.
 */
export async function makeLinks(native: string): Promise<void> {
  for (const { source, target } of await listedLinks(native)) {
    const place = join(dirname(native), target);
    try {
      await symlink(relative(dirname(target), source), place);
    } catch (cause) {
      if (hasCode(cause, "EEXIST")) continue;
      throw new Error(`${basename(target)} of the embedded PostgreSQL could not be linked: is ${native} writable?`, {
        cause,
      });
    }
  }
}

async function listedLinks(native: string): Promise<Link[]> {
  try {
    const list: unknown = JSON.parse(await readFile(join(native, "pg-symlinks.json"), "utf8"));
    return Array.isArray(list) ? list.filter(isLink) : [];
  } catch (error) {
    // The packages of some platforms need no links and have no list.
    if (hasCode(error, "ENOENT")) return [];
    throw error;
  }
}

function isLink(value: unknown): value is Link {
  if (typeof value !== "object" || value === null) return false;
  return "source" in value && typeof value.source === "string" && "target" in value && typeof value.target === "string";
}
