import { createHash } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Settings } from "../../cluster/settings.ts";
import type { BaseManifest } from "./manifest.ts";
import { openBackup, type Backup } from "./open-backup.ts";
import { faultOf } from "./parts.ts";
import { hashOf, printCatalogue, printTables, tablesApart, tablesOf } from "./prints.ts";
import { type Scratch, withScratchCluster } from "./scratch-cluster.ts";
import { recoverySettings, unpackBackup } from "./unpack-backup.ts";
import type { Progress } from "./copy-cluster.ts";
import { connect } from "../connect.ts";
import { standingAt } from "../show-bar.ts";

export const evidenceFile = "verified.json";

/** What a verification compared. `faults` are sentences; it proved the backup where there is none. */
export type Verified = {
  readonly faults: readonly string[];
  readonly parts: number;
  readonly tables: number;
  readonly rows: string;
  readonly catalogueLines: number;
};

export type Verifying = {
  readonly folder: string;
  readonly key: string | null;
  /** Where the scratch cluster may be for as long as this takes. */
  readonly scratch: string;
  readonly commit: string | null;
  readonly progress: Progress;
  /** The folder of PostgreSQL's programs, instead of the platform's package. */
  readonly native?: string;
};

/**
 * Restores a backup into a cluster of its own, compares every table and the catalogue with the manifest, and leaves a record
 * beside it; a record of before goes first. Throws where there is no backup to look at.
 */
export async function verifyBackup(verifying: Verifying): Promise<Verified> {
  await rm(join(verifying.folder, evidenceFile), { force: true });
  const backup = await openBackup(verifying.folder, verifying.key);
  const verified = await verify(backup, verifying);
  if (verified.faults.length === 0) await leaveEvidence(backup, verified, verifying.commit);
  return verified;
}

async function verify(backup: Backup, { scratch, progress, native }: Verifying): Promise<Verified> {
  const { folder, manifest } = backup;
  const { parts, tables } = manifest;
  const faults: string[] = [];
  for (const [index, part] of parts.entries()) {
    const fault = await faultOf(folder, part);
    if (fault !== null) faults.push(fault);
    progress(standingAt("reading the backup, files", index + 1, parts.length));
  }
  const rows = String(tables.reduce((sum, table) => sum + BigInt(table.rows), 0n));
  const looked = { parts: parts.length, tables: tables.length, rows, catalogueLines: 0 };
  // A server is not let loose on files that are known to be wrong.
  if (faults.length > 0) return { ...looked, faults };
  const fill = (into: string) => unpackBackup(backup, into);
  const programs = native === undefined ? {} : { native };
  return withScratchCluster(scratch, { fill, settings: readOnly(manifest), ...programs }, async (restored) => {
    const found = await compare(backup, restored, progress);
    return { ...looked, ...found };
  });
}

/** Nothing can be written into such a cluster: no JobRun can begin to live on it, and so none can send. */
export function readOnly(manifest: BaseManifest): Settings {
  return { ...recoverySettings(manifest), default_transaction_read_only: "on", fsync: "off" };
}

async function compare(
  { manifest }: Backup,
  { cluster }: Scratch,
  progress: Progress,
): Promise<Pick<Verified, "faults" | "catalogueLines">> {
  const client = await connect(cluster.superuserUrl(manifest.database), "jobrun verify");
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const tables = await tablesOf(client);
    let read = 0;
    const prints = await printTables(client, tables, () => {
      progress(standingAt("comparing the tables", (read += 1), tables.length));
    });
    const catalogue = await printCatalogue(client);
    const same = hashOf(catalogue) === manifest.catalogue;
    return {
      faults: [
        ...tablesApart(manifest.tables, prints),
        ...(same ? [] : ["the catalogue is not the one of the backup"]),
      ],
      catalogueLines: catalogue.split("\n").length - 1,
    };
  } finally {
    await client.end();
  }
}

/** Says which backup was proved by its seal; the record's own hash shows whether somebody has changed it. */
async function leaveEvidence(
  { folder, manifest, seal }: Backup,
  verified: Verified,
  commit: string | null,
): Promise<void> {
  const { faults: _, ...compared } = verified;
  const record = { backup: seal, of: manifest.at, verifiedAt: Temporal.Now.instant().toString(), commit, ...compared };
  const hash = createHash("sha256").update(JSON.stringify(record)).digest("hex");
  const text = `${JSON.stringify({ record, hash }, null, 1)}\n`;
  await writeFile(join(folder, evidenceFile), text, { mode: 0o600, flush: true });
}
