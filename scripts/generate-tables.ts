import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const instant = "ColumnType<Temporal.Instant, string, string>";

/** Tables that our code reads or writes; the predecessor's others stay in the database and out of our types. */
const tables =
  "(clients|customers|conversations|messages|leads|numbers|inbox|outbox|permits|refusals|opt_outs|customer_pauses|ignored_callers|looping_threads|unreachable_numbers|spend|held_decisions|audit|platform|timers|incidents|circuits|steps|lead_changes|model_calls|owner_threads|owner_commands|waiting_alerts|onboarding_states)";

/** Writes src/store/tables.generated.ts from a migrated database, or with `verify` only says whether it is up to date. */
export function generateTables(url: string, verify: boolean): void {
  const options = [
    `--url=${url}`,
    "--dialect=postgres",
    `--include-pattern=public.${tables}`,
    "--out-file=src/store/tables.generated.ts",
    `--type-mapping=${JSON.stringify({ timestamptz: instant, timestamp: instant, int8: "string", bytea: "Uint8Array" })}`,
    "--log-level=error",
  ];
  execFileSync(
    process.execPath,
    [fileURLToPath(import.meta.resolve("kysely-codegen/dist/cli/bin.js")), ...options, ...(verify ? ["--verify"] : [])],
    { cwd: root, stdio: ["ignore", "pipe", "pipe"] },
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const url = process.argv[2];
  if (url === undefined) throw new Error("Say which migrated database to read: generate-tables.ts postgres://…");
  generateTables(url, false);
}
