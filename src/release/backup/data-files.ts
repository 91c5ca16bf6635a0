import { open, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { settingsFile } from "../../cluster/settings.ts";
import { tarEnd, tarHeader, tarPadding, type Entry } from "./tar.ts";

/** Folders that the server fills anew; what they hold belongs to the running server. */
const emptied = /^(?:pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\/./;
const left = [
  /^postmaster\.(?:pid|opts)(?:\.|$)/,
  /^backup_label(?:\.old)?$/,
  /^tablespace_map/,
  /^backup_manifest$/,
  /^(?:recovery|standby)\.signal$/,
  /(?:^|\/)pgsql_tmp/,
  /(?:^|\/)pg_internal\.init/,
  /\/t\d+_\d+(?:_\w+)?(?:\.\d+)?$/,
];
/** It says where the server is in its log, so it comes last. */
const controlFile = "global/pg_control";
const readBytes = 1 << 20;

/** What a copy of a running server's folder takes, folders before what is in them. Its settings are made anew at each start. */
export async function dataFiles(data: string): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for (const found of await readdir(data, { recursive: true, withFileTypes: true })) {
    const name = join(found.parentPath, found.name)
      .slice(data.length + 1)
      .replaceAll("\\", "/");
    if (emptied.test(name) || left.some((pattern) => pattern.test(name)) || name === settingsFile) continue;
    if (found.isDirectory()) entries.push({ name, kind: "folder", bytes: 0 });
    else if (found.isFile()) entries.push({ name, kind: "file", bytes: (await sizeOf(join(data, name))) ?? 0 });
    else throw new Error(`${name} in the database's folder is a link: tablespaces elsewhere are not backed up.`);
  }
  return entries.toSorted((a, b) => rank(a.name) - rank(b.name) || (a.name < b.name ? -1 : 1));
}

function rank(name: string): number {
  return name === controlFile ? 1 : 0;
}

/** The archive of these files. A file that grows meanwhile is taken as long as it was; its log tells the rest. */
export async function* archiveOf(
  data: string,
  entries: readonly Entry[],
  copied: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  for (const { name, kind } of entries) {
    if (kind === "folder") yield tarHeader({ name, kind, bytes: 0 });
    else yield* fileOf(data, name, copied);
  }
  yield tarEnd;
}

async function* fileOf(data: string, name: string, copied: (bytes: number) => void): AsyncGenerator<Buffer> {
  const file = await open(join(data, name)).catch((error: unknown) => {
    // A table that was dropped meanwhile: the log says so, too.
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  });
  if (file === null) return;
  await using _closed = file;
  const { size } = await file.stat();
  yield tarHeader({ name, kind: "file", bytes: size });
  for (let at = 0; at < size;) {
    const wanted = Math.min(readBytes, size - at);
    const { bytesRead, buffer } = await file.read(Buffer.alloc(wanted), 0, wanted, at);
    // One that became shorter is filled up: the log cuts it off again.
    const some = bytesRead === 0 ? Buffer.alloc(wanted) : buffer.subarray(0, bytesRead);
    at += some.length;
    copied(some.length);
    yield some;
  }
  yield tarPadding(size);
}

async function sizeOf(path: string): Promise<number | null> {
  return stat(path).then(
    ({ size }) => size,
    () => null,
  );
}
