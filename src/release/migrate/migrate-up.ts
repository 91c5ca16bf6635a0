import { Client } from "pg";
import { setTimeout as pause } from "node:timers/promises";
import { createLedger, editedSteps, readLedger, stepKey, writeLedger } from "./ledger.ts";
import { ensureRoles, type RolePasswords } from "./roles.ts";
import type { Migration, Step } from "./step.ts";

export type MigrateOptions = {
  /** The migrator's login: may create roles and owns the database. */
  readonly adminUrl: string;
  readonly passwords: RolePasswords;
  readonly announce: (line: string) => void;
};

const lockKey = "jobrun migrations";
const lockWaitMs = 120_000;
const lockTimeoutMs = 50;
const lockAttemptsMax = 200;

/** Runs every step that has not run, oldest first, and returns how many that were. Killed anywhere, it can be run again. */
export async function migrateUp(migrations: readonly Migration[], options: MigrateOptions): Promise<number> {
  const client = new Client({ connectionString: options.adminUrl, application_name: "jobrun migrate" });
  // The statement under way rejects when the connection breaks; the event beside it would end the process.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await takeLock(client);
    await ensureRoles(client, options.passwords);
    await client.query("SET ROLE jobrun_owner");
    await createLedger(client);
    const ledger = await readLedger(client);
    const edited = editedSteps(migrations, ledger);
    if (edited.length > 0) throw new Error(`These migration steps changed after they ran: ${edited.join(", ")}.`);
    let ran = 0;
    for (const migration of migrations) {
      for (const step of migration.steps) {
        if (ledger.has(stepKey(migration, step))) continue;
        if (ran === 0) options.announce("Bringing the database's schema up to date …");
        await runStep(client, migration, step);
        ran += 1;
      }
    }
    return ran;
  } finally {
    await client.end();
  }
}

/** Polled, never waited for: a session that waits inside the lock holds a snapshot that concurrent indexes wait for. */
async function takeLock(client: Client): Promise<void> {
  const until = Date.now() + lockWaitMs;
  while (Date.now() < until) {
    const lock = await client.query<{ taken: boolean }>(
      "SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS taken",
      [lockKey],
    );
    if (lock.rows[0]?.taken === true) return;
    await pause(100);
  }
  throw new Error("Another migration has been running for two minutes. See `jobrun migrate status`.");
}

async function runStep(client: Client, migration: Migration, step: Step): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      if (step.transaction) await inTransaction(client, migration, step);
      else await outsideTransaction(client, migration, step);
      return;
    } catch (cause) {
      const lockNotHad = cause instanceof Error && "code" in cause && cause.code === "55P03";
      if (!lockNotHad || attempt >= lockAttemptsMax) {
        throw new Error(`Migration step ${stepKey(migration, step)} failed: ${String(cause)}`, { cause });
      }
      await pause(Math.min(2 * lockTimeoutMs * attempt, 2000));
    }
  }
}

async function inTransaction(client: Client, migration: Migration, step: Step): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query(`SET LOCAL lock_timeout = ${lockTimeoutMs}`);
    await client.query(step.text);
    await writeLedger(client, migration, step);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK; SET ROLE jobrun_owner").catch(() => undefined);
    throw error;
  }
}

/** What a killed attempt left is taken away before, and what a failing one leaves after. */
async function outsideTransaction(
  client: Client,
  migration: Migration,
  step: Extract<Step, { transaction: false }>,
): Promise<void> {
  await client.query(step.undo);
  try {
    await client.query(step.text);
  } catch (error) {
    await client.query(step.undo).catch(() => undefined);
    throw error;
  }
  await writeLedger(client, migration, step);
}
