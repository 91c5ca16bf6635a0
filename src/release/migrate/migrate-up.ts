import { createLedger, editedSteps, readLedger, stepKey } from "./ledger.ts";
import { ensureRoles, rolesAreReady, type RolePasswords } from "./roles.ts";
import type { Progress, Run } from "./run.ts";
import { runStep } from "./run-step.ts";
import { mustHoldLock, openSession, takeLock } from "./session.ts";
import type { Migration } from "./step.ts";

export type MigrateOptions = {
  /** The migrator's login: may create roles and owns the database. */
  readonly adminUrl: string;
  readonly passwords: RolePasswords;
  readonly announce: (line: string) => void;
  readonly progress?: (progress: Progress) => void;
  /** How long one statement tries for its lock, or waits for old transactions, before it says who holds it up. */
  readonly lockDeadlineMs?: number;
};

const lockDeadlineMsUsual = 300_000;

/** Runs every step that has not run, oldest first, and returns how many that were. Killed anywhere, it can be run again. */
export async function migrateUp(migrations: readonly Migration[], options: MigrateOptions): Promise<number> {
  const session = await openSession(options.adminUrl);
  try {
    await takeLock(session);
    return await runMissing(migrations, {
      session,
      passwords: options.passwords,
      announce: options.announce,
      progress: options.progress ?? (() => undefined),
      lockDeadlineMs: options.lockDeadlineMs ?? lockDeadlineMsUsual,
    });
  } finally {
    await session.end();
  }
}

async function runMissing(
  migrations: readonly Migration[],
  run: Run & { readonly passwords: RolePasswords },
): Promise<number> {
  const { client } = run.session;
  const ledger = await readLedger(client);
  const edited = editedSteps(migrations, ledger);
  if (edited.length > 0) throw new Error(`These migration steps changed after they ran: ${edited.join(", ")}.`);
  const missing = migrations.flatMap((migration) =>
    migration.steps.filter((step) => !ledger.has(stepKey(migration, step))).map((step) => ({ migration, step })),
  );
  if (!(await rolesAreReady(client))) await ensureRoles(client, run.passwords);
  if (missing.length === 0) return 0;
  run.announce("Bringing the database's schema up to date …");
  await client.query("SET ROLE jobrun_owner");
  await createLedger(client);
  for (const { migration, step } of missing) {
    await mustHoldLock(run.session);
    await runStep(run, migration, step);
  }
  return missing.length;
}
