import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Client } from "pg";
import type { Cluster } from "../../cluster/cluster.ts";
import { archiveOf, dataFiles } from "./data-files.ts";
import { closeSegment, readLogShape, segmentNames } from "./log-segments.ts";
import type { BaseManifest, Part } from "./manifest.ts";
import { writePart } from "./parts.ts";
import { hashOf, printCatalogue, printTables, tablesOf } from "./prints.ts";
import { connect } from "../connect.ts";
import { megabytes, standingAt, type Standing } from "../show-bar.ts";
import type { BackupKey } from "./seal.ts";
import { nameStillMoment } from "./still-moment.ts";

/** Parts of a backup by what they hold. Files of the log have names of their own. */
export const partNames = { base: "base.tar", label: "backup_label", catalogue: "catalogue.txt" } as const;

/** Hears how far it is; what it throws ends the work. */
export type Progress = (standing: Standing) => void;

export type Copying = {
  readonly cluster: Cluster;
  readonly database: string;
  /** An empty folder. */
  readonly folder: string;
  readonly key: BackupKey | null;
  readonly progress: Progress;
};

type Facts = Pick<
  BaseManifest,
  | "at"
  | "database"
  | "postgres"
  | "majorVersion"
  | "restorePoint"
  | "segments"
  | "catalogue"
  | "tables"
  | "parts"
  | "bytes"
>;

/**
 * Copies a cluster that runs and goes on working: its files, and the log from before the first of them until a moment after the
 * last in which nothing was written. What the tables said in that moment is what a restore must come to.
 */
export async function copyCluster(copying: Copying): Promise<Facts> {
  const url = copying.cluster.superuserUrl(copying.database);
  const client = await connect(url, "jobrun backup");
  try {
    const reader = await connect(url, "jobrun backup reads");
    try {
      return await copyOver(copying, client, reader);
    } finally {
      await reader.end().catch(() => undefined);
    }
  } finally {
    // Ends the copying on the server's side, too, where it broke off: it lasts no longer than its session.
    await client.end().catch(() => undefined);
  }
}

async function copyOver(
  { cluster, database, folder, key, progress }: Copying,
  client: Client,
  reader: Client,
): Promise<Facts> {
  await client.query("SET statement_timeout = 0");
  await refuseBesideMigration(client);
  const tables = await tablesOf(client);
  if (tables.length === 0) throw new Error("The database holds no table: there is nothing to back up.");
  // Keeps the log that is written from now on until this session ends.
  const slot = `jobrun_backup_${randomBytes(6).toString("hex")}`;
  await client.query("SELECT pg_create_physical_replication_slot($1, true, true)", [slot]);
  const from = await valueOf(client, "SELECT pg_backup_start($1, true)::text AS value", [slot]);
  const parts = [await copyFiles(cluster.dataFolder, folder, key, progress)];
  const label = await valueOf(client, "SELECT labelfile AS value FROM pg_backup_stop(true)", []);
  parts.push(await writePart(folder, partNames.label, key, textOf(label)));

  const restorePoint = `${slot}_still`;
  const { lsn: to, at } = await nameStillMoment(client, reader, tables, restorePoint);
  await closeSegment(client);
  const segments = segmentNames({ ...(await readLogShape(client)), from, to });
  for (const [index, name] of segments.entries()) {
    progress(standingAt("copying the log, files", index + 1, segments.length));
    parts.push(await writePart(folder, name, key, bytesOfFile(join(cluster.dataFolder, "pg_wal", name))));
  }

  let read = 0;
  const prints = await printTables(reader, tables, () =>
    progress(standingAt("reading the tables", (read += 1), tables.length)),
  );
  const catalogue = await printCatalogue(reader);
  await reader.query("COMMIT");
  parts.push(await writePart(folder, partNames.catalogue, key, textOf(catalogue)));
  return {
    at: at.toString(),
    database,
    postgres: await valueOf(client, "SELECT current_setting('server_version') AS value", []),
    majorVersion: Math.trunc(
      Number(await valueOf(client, "SELECT current_setting('server_version_num') AS value", [])) / 10_000,
    ),
    restorePoint,
    segments: [...segments],
    catalogue: hashOf(catalogue),
    tables: [...prints],
    parts,
    bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

async function refuseBesideMigration(client: Client): Promise<void> {
  const free = await valueOf(
    client,
    "SELECT pg_try_advisory_lock_shared(hashtextextended('jobrun migrations', 0))::text AS value",
    [],
  );
  if (free !== "true")
    throw new Error("A migration is running. Wait for its end, and back up then: see jobrun migrate status.");
}

async function copyFiles(data: string, folder: string, key: BackupKey | null, progress: Progress): Promise<Part> {
  const entries = await dataFiles(data);
  const expected = megabytes(entries.reduce((sum, { bytes }) => sum + bytes, 0));
  let done = 0;
  const archive = archiveOf(data, entries, (bytes) => {
    done += bytes;
    progress(standingAt("copying the files, MB", Math.min(megabytes(done), expected), expected));
  });
  return writePart(folder, partNames.base, key, archive);
}

async function* textOf(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text);
}

async function* bytesOfFile(path: string): AsyncGenerator<Buffer> {
  yield await readFile(path);
}

async function valueOf(client: Client, query: string, values: readonly string[]): Promise<string> {
  const { rows } = await client.query<{ value: string }>(query, [...values]);
  const [row] = rows;
  if (row === undefined) throw new Error(`the server gave no answer to: ${query}`);
  return row.value;
}
