import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open as openFile } from "node:fs/promises";
import { join } from "node:path";
import type { Part } from "./manifest.ts";
import { open, seal, type BackupKey } from "./seal.ts";

const readBytes = 1 << 20;

/** Writes one part of a backup, encrypted where there is a key, and says what lies there now. */
export async function writePart(
  folder: string,
  name: string,
  key: BackupKey | null,
  source: AsyncIterable<Buffer>,
): Promise<Part> {
  const sum = createHash("sha256");
  let bytes = 0;
  await using file = await openFile(join(folder, name), "wx", 0o600);
  for await (const chunk of key === null ? source : seal(key, name, source)) {
    sum.update(chunk);
    bytes += chunk.length;
    await file.writeFile(chunk);
  }
  await file.sync();
  return { name, bytes, sha256: sum.digest("hex") };
}

/** What is wrong with a part that lies there, or null. */
export async function faultOf(folder: string, part: Part): Promise<string | null> {
  const sum = createHash("sha256");
  let bytes = 0;
  try {
    for await (const chunk of bytesOf(join(folder, part.name))) {
      sum.update(chunk);
      bytes += chunk.length;
    }
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    return missing ? `${part.name} is missing` : `${part.name} cannot be read`;
  }
  if (bytes !== part.bytes) return `${part.name} has ${bytes} bytes and must have ${part.bytes}`;
  return sum.digest("hex") === part.sha256 ? null : `${part.name} was changed after it was written`;
}

/** What was put into a part. */
export function readPart(folder: string, name: string, key: BackupKey | null): AsyncIterable<Buffer> {
  const stored = bytesOf(join(folder, name));
  return key === null ? stored : open(key, name, stored);
}

async function* bytesOf(path: string): AsyncGenerator<Buffer> {
  for await (const chunk of createReadStream(path, { highWaterMark: readBytes })) {
    if (chunk instanceof Buffer) yield chunk;
  }
}
