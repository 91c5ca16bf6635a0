import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";

/** What a shipped release says of itself where there is no git: of which commit it is, and of which files it was made. */
const shape = z.object({ commit: z.string().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/), digest: z.string() });
const name = "release.json";
/** What is added where it runs. */
const beside = new Set([name, "node_modules", ".jobrun"]);

/** Null where nothing was baked in, or what stands there is none. */
export async function readBaked(folder: URL): Promise<z.infer<typeof shape> | null> {
  const text = await readFile(new URL(name, folder), "utf8").catch(() => "null");
  try {
    return shape.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** Bakes the commit in, with the files as they are now. */
export async function bake(folder: URL, commit: string): Promise<void> {
  const baked = shape.parse({ commit, digest: await digestOf(folder) });
  await writeFile(new URL(name, folder), `${JSON.stringify(baked)}\n`);
}

/** One number for the names and bytes of all files of a release. */
export async function digestOf(folder: URL): Promise<string> {
  const root = fileURLToPath(folder);
  const hash = createHash("sha256");
  for (const file of (await filesIn(root)).toSorted((a, b) => (a < b ? -1 : 1))) {
    const bytes = await readFile(join(root, file));
    hash.update(`${file}\0${createHash("sha256").update(bytes).digest("hex")}\n`);
  }
  return hash.digest("hex");
}

async function filesIn(root: string): Promise<string[]> {
  const files: string[] = [];
  for (const top of await readdir(root, { withFileTypes: true })) {
    if (beside.has(top.name)) continue;
    if (!top.isDirectory()) files.push(top.name);
    else {
      const below = await readdir(join(root, top.name), { recursive: true, withFileTypes: true });
      for (const each of below)
        if (!each.isDirectory()) files.push(join(each.parentPath, each.name).slice(root.length));
    }
  }
  return files;
}
