import type { SchemaStatus } from "./schema-status.ts";
import { stepKey } from "./ledger.ts";
import type { Migration } from "./step.ts";

/** The versions of the schema that this program serves. Beyond `to` it serves what only adds, up to the next contract. */
export type SchemaWindow = { readonly from: number; readonly to: number };

/** `optional`: migrations that this program can do without; from the last of the others on it serves. */
export function schemaWindow(migrations: readonly Migration[], optional: readonly Migration[]): SchemaWindow {
  return { from: migrations.findLastIndex((each) => !optional.includes(each)) + 1, to: migrations.length };
}

/** Why a program may not serve a schema that stands so, and the command that is missing; null where it may. */
export function whyOutside(
  status: SchemaStatus,
  { from, to }: SchemaWindow,
  migrations: readonly Migration[],
): { readonly why: string; readonly next: string } | null {
  if (status.is === "foreign") {
    return {
      why: `The database's schema has steps that this program does not know, such as ${status.steps[0] ?? ""}.`,
      next: "Start the newer program that made them.",
    };
  }
  if (status.is !== "older" || status.version >= from) return null;
  const [first = ""] = status.missing;
  const contract = migrations.some(
    (each) => each.phase === "contract" && each.steps.some((step) => stepKey(each, step) === first),
  );
  return {
    why: `The database's schema is older than this program: it has version ${status.version}, this program serves ${from} to ${to}, and ${status.missing.length} steps are missing.`,
    next: contract
      ? "Stop the older programs for good, and run jobrun migrate up --contract with JOBRUN_ADMIN_DATABASE_URL set."
      : "Run jobrun migrate up with JOBRUN_ADMIN_DATABASE_URL set.",
  };
}
