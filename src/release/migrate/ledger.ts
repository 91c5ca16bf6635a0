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

/** Migrations that take something away and have begun to. */
export async function readContracts(client: Client): Promise<ReadonlySet<string>> {
  const exists = await client.query<{ there: boolean }>(
    "SELECT to_regclass('public.jobrun_contracts') IS NOT NULL AS there",
  );
  if (exists.rows[0]?.there !== true) return new Set();
  const rows = await client.query<{ migration: string }>("SELECT migration FROM jobrun_contracts");
  return new Set(rows.rows.map(({ migration }) => migration));
}

/** The ledger itself, how far backfills are, and rows that could not be mapped, what was decided, which contracts began: the runner's own, made before any step. */
export async function createLedger(client: Client): Promise<void> {
  await client.query(`
    BEGIN;
    CREATE TABLE IF NOT EXISTS jobrun_migrations (
      key text NOT NULL PRIMARY KEY, checksum text NOT NULL, "appliedAt" timestamptz NOT NULL DEFAULT now());
    CREATE TABLE IF NOT EXISTS jobrun_backfills (
      step text NOT NULL PRIMARY KEY, cursor text NOT NULL DEFAULT '', rows bigint NOT NULL DEFAULT 0,
      rejected bigint NOT NULL DEFAULT 0, expected bigint NOT NULL,
      "startedAt" timestamptz NOT NULL DEFAULT now(), "movedAt" timestamptz NOT NULL DEFAULT now());
    CREATE TABLE IF NOT EXISTS quarantined_rows (
      "tableName" text NOT NULL, "rowId" text NOT NULL, step text NOT NULL, reason text NOT NULL, "row" jsonb NOT NULL,
      "quarantinedAt" timestamptz NOT NULL DEFAULT now(), PRIMARY KEY ("tableName", "rowId", step));
    CREATE TABLE IF NOT EXISTS jobrun_decisions (name text NOT NULL PRIMARY KEY, value text NOT NULL);
    CREATE TABLE IF NOT EXISTS jobrun_contracts (
      migration text NOT NULL PRIMARY KEY, "begunAt" timestamptz NOT NULL DEFAULT now());
    GRANT SELECT ON jobrun_migrations, jobrun_backfills, jobrun_contracts TO jobrun_app, jobrun_operator, jobrun_readonly;
    GRANT SELECT ON quarantined_rows TO jobrun_operator;
    COMMIT`);
}

export async function noteStep(client: Client, key: string, step: Step): Promise<void> {
  await client.query("INSERT INTO jobrun_migrations (key, checksum) VALUES ($1, $2)", [key, checksum(step)]);
}

/** A step that ran once and reads otherwise now: history was edited, and nothing may be built on it. */
export function editedSteps(migrations: readonly Migration[], ledger: Ledger): string[] {
  return migrations.flatMap((migration) =>
    migration.steps
      .filter((step) => (ledger.get(stepKey(migration, step)) ?? checksum(step)) !== checksum(step))
      .map((step) => stepKey(migration, step)),
  );
}
