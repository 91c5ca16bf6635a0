import { Client } from "pg";
import { adoption } from "./history.ts";
import { editedSteps, readLedger, stepKey } from "./ledger.ts";
import type { Migration } from "./step.ts";

/** Where a database stands beside what this program was built for. Versions are places in the schema's history, from 1. */
export type SchemaStatus =
  | { readonly is: "current"; readonly version: number }
  | { readonly is: "older"; readonly version: number; readonly missing: readonly string[] }
  /** Steps that this program does not know, or that read otherwise now: a newer program has been here, or history was edited. */
  | { readonly is: "foreign"; readonly steps: readonly string[] };

/** The schema window of this program: it serves its own version and no other. */
export function schemaWindow(migrations: readonly Migration[]): { readonly from: number; readonly to: number } {
  return { from: migrations.length, to: migrations.length };
}

/** Reads the database's ledger, as any of our roles. Throws where the database does not answer. */
export async function readSchemaStatus(migrations: readonly Migration[], url: string): Promise<SchemaStatus> {
  const client = new Client({
    connectionString: url,
    application_name: "jobrun schema",
    connectionTimeoutMillis: 5_000,
  });
  await client.connect();
  try {
    const ledger = await readLedger(client);
    const known = new Set(migrations.flatMap((migration) => migration.steps.map((step) => stepKey(migration, step))));
    const strange = [...ledger.keys()].filter((key) => !known.has(key) && !isAdoption(key));
    const steps = [...strange, ...editedSteps(migrations, ledger)];
    if (steps.length > 0) return { is: "foreign", steps };
    const missing = [...known].filter((key) => !ledger.has(key));
    const whole = migrations.filter((migration) =>
      migration.steps.every((step) => ledger.has(stepKey(migration, step))),
    );
    const version = whole.length;
    return missing.length === 0 ? { is: "current", version } : { is: "older", version, missing };
  } finally {
    await client.end();
  }
}

/** A database of the predecessor's has these steps besides. */
export function isAdoption(key: string): boolean {
  return key.startsWith(`${adoption.runs.name}/`);
}
