import { parseArgs } from "node:util";
import { dropEmptyDatabases } from "../test/migrations/empty-database.ts";
import { legacyDatabase } from "../test/migrations/legacy-database.ts";
import { undecided } from "../src/release/migrate/decisions.ts";
import { planAsSql } from "../src/release/migrate/plan/print-plan.ts";
import { planOf } from "../test/migrations/take-over.ts";
import { judgeHistory, reportOf } from "./check-migrations/judge-history.ts";
import { squawk } from "./check-migrations/squawk.ts";
import { traceFile } from "./check-migrations/trace-file.ts";
import { traceBothHistories } from "./check-migrations/trace-history.ts";

// What `npm run migrations:check` runs: every step of ours, or a file of SQL, on a filled database of the predecessor's.
const { positionals } = parseArgs({ allowPositionals: true });
const [file] = positionals;
try {
  process.exitCode = await (file === undefined ? checkHistory() : checkFile(file));
} finally {
  await dropEmptyDatabases();
}

async function checkHistory(): Promise<number> {
  const beside = await readBySquawk();
  const judged = judgeHistory(await traceBothHistories());
  for (const line of reportOf(judged)) console.log(line);
  const red = judged.steps.filter(({ faults }) => faults.length > 0).length;
  const held = judged.steps.filter(({ known }) => known.length > 0).length;
  console.log(`${judged.steps.length} steps on two databases, ${red} with a fault, ${held} with one that is known`);
  return red === 0 && judged.stale.length === 0 && beside ? 0 : 1;
}

/** Whether squawk, which reads the plan as SQL, finds nothing that the trace would have to. */
async function readBySquawk(): Promise<boolean> {
  const { superuserUrl } = await legacyDatabase();
  const plan = planAsSql(await planOf(superuserUrl, undecided, true));
  const findings = await squawk(plan);
  if (findings === null) console.log("squawk is not installed here: the steps are traced alone");
  for (const { rule, line, says } of findings ?? []) console.log(`✖ ${rule}, line ${line + 1} of the plan: ${says}`);
  return findings === null || findings.length === 0;
}

async function checkFile(path: string): Promise<number> {
  const statements = await traceFile(await legacyDatabase(), path);
  for (const { text, faults } of statements) {
    if (faults.length > 0) console.log(`✖ ${text.replaceAll(/\s+/g, " ").slice(0, 120)}`);
    for (const { says } of faults) console.log(`    ${says}`);
  }
  const faults = statements.flatMap((each) => each.faults);
  const kinds = new Set(faults.map(({ kind }) => kind));
  console.log(`${statements.length - 1} statements in one transaction, ${faults.length} faults of ${kinds.size} kinds`);
  return faults.length === 0 ? 0 : 1;
}
