import { mkdir, open, writeFile, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import type { Settings } from "../../cluster/settings.ts";
import { partNames } from "./copy-cluster.ts";
import type { BaseManifest } from "./manifest.ts";
import { readPart } from "./parts.ts";
import type { BackupKey } from "./seal.ts";
import { readTar } from "./tar.ts";

/** Puts a backup's files into an empty folder, ready for a server to go through its log. */
export async function unpackBackup(
  backup: { readonly folder: string; readonly manifest: BaseManifest; readonly key: BackupKey | null },
  into: string,
): Promise<void> {
  const { folder, manifest, key } = backup;
  await unpackFiles(readPart(folder, partNames.base, key), into);
  await mkdir(join(into, "pg_wal"), { recursive: true, mode: 0o700 });
  const whole = [
    [partNames.label, partNames.label],
    ...manifest.segments.map((name) => [name, join("pg_wal", name)]),
  ] as const;
  for (const [part = "", path = ""] of whole) {
    await writeFile(join(into, path), readPart(folder, part, key), { mode: 0o600, flag: "wx" });
  }
  await writeFile(join(into, "recovery.signal"), "", { mode: 0o600 });
}

/** For the one start that goes through the log: up to the named moment, and not without it. Nothing is fetched from elsewhere. */
export function recoverySettings({ restorePoint }: BaseManifest): Settings {
  return {
    restore_command: "exit 1",
    recovery_target_name: restorePoint,
    recovery_target_action: "promote",
    // So that the start is over when the log was gone through.
    hot_standby: "off",
  };
}

async function unpackFiles(archive: AsyncIterable<Buffer>, into: string): Promise<void> {
  const files: FileHandle[] = [];
  const closeLast = async () => files.pop()?.close();
  try {
    await readTar(archive, {
      begin: async ({ name, kind }) => {
        await closeLast();
        if (kind === "folder") await mkdir(join(into, name), { mode: 0o700 });
        else files.push(await open(join(into, name), "wx", 0o600));
      },
      add: async (bytes) => {
        await files.at(-1)?.writeFile(bytes);
      },
    });
  } finally {
    await closeLast();
  }
}
