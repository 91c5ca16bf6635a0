import { connect } from "../connect.ts";
import { adoption } from "./history.ts";
import { editedSteps, readContracts, readLedger, stepKey } from "./ledger.ts";
import type { Migration } from "./step.ts";

/** Where a database stands beside what this program was built for. Versions are places in the schema's history, from 1. */
export type SchemaStatus =
  | { readonly is: "current"; readonly version: number }
  | { readonly is: "older"; readonly version: number; readonly missing: readonly string[] }
  /** A newer program has been here, and what it did took nothing away. */
  | { readonly is: "newer"; readonly version: number; readonly steps: readonly string[] }
  /** Steps of a contract that this program does not know, or steps that read otherwise now: history was edited. */
  | { readonly is: "foreign"; readonly steps: readonly string[] };

const answerWithinMs = 5_000;

/** Reads the database's ledger, as any of our roles. Throws where the database does not answer. */
export async function readSchemaStatus(migrations: readonly Migration[], url: string): Promise<SchemaStatus> {
  const client = await connect(url, "jobrun schema", answerWithinMs);
  try {
    const ledger = await readLedger(client);
    const known = new Set(migrations.flatMap((migration) => migration.steps.map((step) => stepKey(migration, step))));
    const strange = [...ledger.keys()].filter((key) => !known.has(key) && !isAdoption(key));
    const contracts = await readContracts(client);
    const missing = [...known].filter((key) => !ledger.has(key));
    const taken = strange.filter((key) => contracts.has(migrationOf(key)) || missing.length > 0);
    const begun = [...contracts].filter((name) => !migrations.some((each) => each.name === name));
    const steps = [...taken, ...(taken.length > 0 ? [] : begun), ...editedSteps(migrations, ledger)];
    if (steps.length > 0) return { is: "foreign", steps };
    const whole = migrations.filter((migration) =>
      migration.steps.every((step) => ledger.has(stepKey(migration, step))),
    );
    const version = whole.length;
    if (strange.length > 0) return { is: "newer", version, steps: strange };
    return missing.length === 0 ? { is: "current", version } : { is: "older", version, missing };
  } finally {
    await client.end();
  }
}

function migrationOf(key: string): string {
  return key.slice(0, key.indexOf("/"));
}

/** A database of the predecessor's has these steps besides. */
export function isAdoption(key: string): boolean {
  return key.startsWith(`${adoption.runs.name}/`);
}
