import { beginContract } from "./begin-contract.ts";
import { type Decisions, keepDecisions } from "./decisions.ts";
import { createLedger, editedSteps, readLedger, stepKey } from "./ledger.ts";
import { recognise } from "./plan/recognise.ts";
import { ensureRoles, rolesAreReady, type RolePasswords } from "./roles.ts";
import type { Progress, Run } from "./run.ts";
import { runStep } from "./run-step.ts";
import { mustHoldLock, openSession, takeLock } from "./session.ts";
import type { Migration } from "./step.ts";
import { type Adoption, beginTakeOver, takenOverFrom } from "./take-over.ts";

export type MigrateOptions = {
  /** The migrator's login: may create roles and owns the database. */
  readonly adminUrl: string;
  readonly passwords: RolePasswords;
  readonly announce: (line: string) => void;
  readonly progress?: (progress: Progress) => void;
  /** How long one statement tries for its lock, or waits for old transactions, before it says who holds it up. */
  readonly lockDeadlineMs?: number;
  /** Given where a database of the predecessor's may be taken over. `contract`: its old programs have stopped for good. */
  readonly takeOver?: { readonly adoption: Adoption; readonly decisions: Decisions; readonly contract: boolean };
};

type Whole = Run & Pick<MigrateOptions, "passwords" | "takeOver">;

const lockDeadlineMsUsual = 300_000;

/** Runs every step that has not run, oldest first, and returns how many that were. Killed anywhere, it can be run again. */
export async function migrateUp(migrations: readonly Migration[], options: MigrateOptions): Promise<number> {
  const session = await openSession(options.adminUrl);
  try {
    await takeLock(session);
    return await runMissing(migrations, {
      ...options,
      session,
      progress: options.progress ?? (() => undefined),
      lockDeadlineMs: options.lockDeadlineMs ?? lockDeadlineMsUsual,
    });
  } finally {
    await session.end();
  }
}

async function runMissing(migrations: readonly Migration[], run: Whole): Promise<number> {
  const { client } = run.session;
  const shape = await recognise(client, migrations);
  if (shape.is === "unknown") throw new Error(`Not a database that JobRun knows: ${shape.differences.join("; ")}.`);
  if (shape.is === "predecessor" && run.takeOver === undefined) {
    throw new Error("This is the predecessor's database. See jobrun migrate plan.");
  }
  if (!(await rolesAreReady(client))) await ensureRoles(client, run.passwords);
  if (shape.is === "predecessor" && run.takeOver !== undefined) {
    await asOwner(client, () => createLedger(client));
    await beginTakeOver(client, shape.shape, run.takeOver.adoption, run.takeOver.decisions);
  }
  const missing = await missingSteps(migrations, run);
  if (missing.length === 0) return 0;
  run.announce("Bringing the database's schema up to date …");
  await client.query("SET ROLE jobrun_owner");
  await createLedger(client);
  const begun = new Set<Migration>();
  for (const { migration, step } of missing) {
    await mustHoldLock(run.session);
    if (migration.phase === "contract" && !begun.has(migration)) {
      await beginContract(run, migration, migrations.indexOf(migration) + 1);
      begun.add(migration);
    }
    await runStep(run, migration, step);
  }
  return missing.length;
}

/** What has not run, in order. A database that was taken over keeps what its old programs need until they have stopped. */
async function missingSteps(migrations: readonly Migration[], { session: { client }, takeOver }: Whole) {
  const takenOver = (await takenOverFrom(client)) !== null;
  if (takenOver && takeOver !== undefined) await keepDecisions(client, takeOver.decisions);
  const history = takenOver && takeOver !== undefined ? [takeOver.adoption.runs, ...migrations] : migrations;
  const ledger = await readLedger(client);
  const edited = editedSteps(history, ledger);
  if (edited.length > 0) throw new Error(`These migration steps changed after they ran: ${edited.join(", ")}.`);
  return history
    .filter(({ phase }) => !takenOver || phase === "expand" || takeOver?.contract === true)
    .flatMap((migration) =>
      migration.steps.filter((step) => !ledger.has(stepKey(migration, step))).map((step) => ({ migration, step })),
    );
}

async function asOwner(client: Run["session"]["client"], work: () => Promise<void>): Promise<void> {
  await client.query("SET ROLE jobrun_owner");
  await work();
  await client.query("RESET ROLE");
}
