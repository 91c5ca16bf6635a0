import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { BackupKey } from "./seal.ts";

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().nonnegative();

/** One file of a backup as it lies there, encrypted or not. */
const part = z.strictObject({ name: z.string().regex(/^[A-Za-z0-9_.-]{1,100}$/), bytes: count, sha256: hash });
const table = z.strictObject({ name: z.string(), rows: z.string().regex(/^\d+$/), checksum: z.string() });
const instant = z.string().regex(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);

const common = { format: z.literal(1), at: instant, commit: z.string().nullable(), schema: z.string() };

const contents = z.discriminatedUnion("kind", [
  z.strictObject({
    ...common,
    kind: z.literal("base"),
    database: z.string(),
    postgres: z.string(),
    majorVersion: count,
    restorePoint: z.string(),
    segments: z.array(z.string()).min(1),
    catalogue: hash,
    tables: z.array(table).min(1),
    parts: z.array(part).min(1),
    bytes: count,
    salt: hash.nullable(),
  }),
  z.strictObject({ ...common, kind: z.literal("snapshot"), snapshot: z.string().min(1) }),
]);
const shape = z.strictObject({ contents, seal: hash });

export type Part = z.infer<typeof part>;
export type TablePrint = z.infer<typeof table>;
/** What a backup is, what it must give back, and of which files it is made. A snapshot is somebody else's, and only named. */
export type Manifest = z.infer<typeof contents>;
export type BaseManifest = Extract<Manifest, { kind: "base" }>;

/** A manifest as a file's text. Its seal is a hash of it, under the backup's key where there is one. */
export function manifestText(manifest: Manifest, key: BackupKey | null): string {
  return `${JSON.stringify({ contents: manifest, seal: sealOf(manifest, key) }, null, 1)}\n`;
}

/** Throws with what is wrong. `keyFor` makes the backup's key of its salt; null where no key is known. */
export function readManifest(text: string, keyFor: (salt: string) => BackupKey | null) {
  const read = shape.safeParse(jsonOf(text));
  if (!read.success) throw new Error("The manifest is damaged, or this is no backup of JobRun.");
  const { contents: manifest, seal } = read.data;
  const salt = manifest.kind === "base" ? manifest.salt : null;
  const key = salt === null ? null : keyFor(salt);
  if (salt !== null && key === null) throw new Error("The backup is encrypted, and JOBRUN_BACKUP_KEY is not set.");
  if (!timingSafeEqual(Buffer.from(seal, "hex"), Buffer.from(sealOf(manifest, key), "hex"))) {
    throw new Error(
      key === null
        ? "The manifest was changed after it was written."
        : "JOBRUN_BACKUP_KEY is not this backup's key, or its manifest was changed.",
    );
  }
  return { manifest, key, seal };
}

function sealOf(manifest: Manifest, key: BackupKey | null): string {
  // Read again, so that the order in which somebody wrote the fields down does not matter.
  const text = JSON.stringify(contents.parse(manifest));
  if (key === null) return createHash("sha256").update(text).digest("hex");
  return createHmac("sha256", key.secret).update(text).digest("hex");
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
