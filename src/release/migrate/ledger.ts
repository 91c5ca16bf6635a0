import { createHash } from "node:crypto";
import type { Client } from "pg";
import type { Migration, Step } from "./step.ts";

/** Steps that have run, by `migration/step`, with the checksum that their text had then. */
export type Ledger = ReadonlyMap<string, string>;

export function stepKey(migration: Migration, step: Step): string {
  return `${migration.name}/${step.name}`;
}

export function checksum(step: Step): string {
  return createHash("sha256").update(step.text.replaceAll(/\s+/g, " ")).digest("hex");
}

export async function readLedger(client: Client): Promise<Ledger> {
  const exists = await client.query<{ there: boolean }>(
    "SELECT to_regclass('public.jobrun_migrations') IS NOT NULL AS there",
  );
  if (exists.rows[0]?.there !== true) return new Map();
  const rows = await client.query<{ key: string; checksum: string }>("SELECT key, checksum FROM jobrun_migrations");
  return new Map(rows.rows.map((row) => [row.key, row.checksum]));
}

export async function createLedger(client: Client): Promise<void> {
  await client.query(`
    CREATE TABLE IF NOT EXISTS jobrun_migrations (
      key text NOT NULL PRIMARY KEY, checksum text NOT NULL, "appliedAt" timestamptz NOT NULL DEFAULT now())`);
  await client.query("GRANT SELECT ON jobrun_migrations TO jobrun_app, jobrun_operator, jobrun_readonly");
}

export async function writeLedger(client: Client, migration: Migration, step: Step): Promise<void> {
  await client.query("INSERT INTO jobrun_migrations (key, checksum) VALUES ($1, $2)", [
    stepKey(migration, step),
    checksum(step),
  ]);
}

/** A step that ran once and reads otherwise now: history was edited, and nothing may be built on it. */
export function editedSteps(migrations: readonly Migration[], ledger: Ledger): string[] {
  return migrations.flatMap((migration) =>
    migration.steps
      .filter((step) => (ledger.get(stepKey(migration, step)) ?? checksum(step)) !== checksum(step))
      .map((step) => stepKey(migration, step)),
  );
}
