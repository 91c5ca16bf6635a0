import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { readBaked } from "./baked.ts";

const root = new URL("../../", import.meta.url);

/**
 * The commit that this checkout stands on, or the one that was baked into this release; null where it is neither. Read from the
 * files, since git may be missing.
 */
export async function commitOf(folder: URL = root): Promise<string | null> {
  const head = await textOf(new URL(".git/HEAD", folder));
  if (head === null) return (await readBaked(folder))?.commit ?? null;
  const [, ref] = /^ref: (\S+)$/.exec(head) ?? [];
  if (ref === undefined) return sha(head);
  const loose = await textOf(new URL(`.git/${ref}`, folder));
  if (loose !== null) return sha(loose);
  const packed = (await textOf(new URL(".git/packed-refs", folder)))?.split("\n") ?? [];
  return sha(packed.find((line) => line.endsWith(` ${ref}`))?.split(" ")[0] ?? "");
}

function sha(text: string): string | null {
  return /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(text) ? text : null;
}

async function textOf(file: URL): Promise<string | null> {
  return readFile(fileURLToPath(file), "utf8").then(
    (text) => text.trim(),
    () => null,
  );
}
