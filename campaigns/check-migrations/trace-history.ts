import { adoption, migrations } from "../../migrations/index.ts";
import { stepKey } from "../../src/release/migrate/ledger.ts";
import { migrateUp } from "../../src/release/migrate/migrate-up.ts";
import { takeLock } from "../../src/release/migrate/session.ts";
import { runStep } from "../../src/release/migrate/run-step.ts";
import type { Migration, Step } from "../../src/release/migrate/step.ts";
import type { EmptyDatabase } from "../../test/migrations/empty-database.ts";
import { OldProgram } from "../../test/legacy/old-program.ts";
import { baselineDatabase } from "../../test/migrations/baseline-database.ts";
import { legacyDatabase, mendStrayText } from "../../test/migrations/legacy-database.ts";
import { type TracedMove, traceSession } from "./trace-session.ts";
import { beginWatch, noteMade } from "./watch.ts";

export type TracedStep = { readonly key: string; readonly step: Step; readonly moves: readonly TracedMove[] };

const lockDeadlineMs = 10_000;

/** The steps that a predecessor's database runs, in their order, the contract's last. */
const takeOverSteps = [adoption.runs, ...migrations]
  .filter((migration) => migration !== adoption.insteadOf)
  .flatMap((migration) => migration.steps.map((step) => ({ migration, step })));

/** Takes a filled database of the predecessor's over with the runner's own parts, each step under the watch. */
export async function traceHistory(
  database: EmptyDatabase,
  steps: readonly { readonly migration: Migration; readonly step: Step }[] = takeOverSteps,
): Promise<readonly TracedStep[]> {
  const { superuserUrl, root } = database;
  await mendStrayText(database);
  await beginTakeOver(superuserUrl);
  await beginWatch(root);
  const { session, watchFor } = await traceSession(superuserUrl, root);
  const run = { session, lockDeadlineMs, announce: () => undefined, progress: () => undefined };
  try {
    await takeLock(session);
    await session.client.query("SET ROLE jobrun_owner");
    const traced: TracedStep[] = [];
    for (const { migration, step } of steps) {
      const moves = watchFor(step.moves);
      await runStep(run, migration, step);
      traced.push({ key: stepKey(migration, step), step, moves });
      await noteMade(root);
    }
    return traced;
  } finally {
    await session.end();
  }
}

/** The same from both of the predecessor's schemas, each with rows: what one of them lacks, the other has. */
export async function traceBothHistories(): Promise<readonly TracedStep[]> {
  const baseline = await baselineDatabase();
  await baseline.root.query(
    `INSERT INTO clients (id, "updatedAt", "businessName", region) VALUES ('default-client', now(), 'Default', 'UK')`,
  );
  const old = new OldProgram(baseline.root, "client_id");
  const customer = await old.missedCall("001", "default-client", "07700900901");
  await old.text("001", "default-client", customer);
  await old.prospect("001", customer);
  return [...(await traceHistory(await legacyDatabase())), ...(await traceHistory(baseline))];
}

/** Roles, ledger and decisions, and none of the steps. */
async function beginTakeOver(adminUrl: string): Promise<void> {
  const { runs, insteadOf } = adoption;
  await migrateUp([insteadOf], {
    adminUrl,
    passwords: {},
    announce: () => undefined,
    takeOver: {
      adoption: { runs: { ...runs, steps: [] }, insteadOf },
      decisions: { onboardingRows: "customer", liveClients: [{ id: "cl00000011", billing: "active" }] },
      contract: false,
    },
  });
}
