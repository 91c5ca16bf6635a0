import { setTimeout as pause } from "node:timers/promises";
import type { Client } from "pg";
import type { SeenLock } from "./lock-modes.ts";
import { lookAt } from "./watch.ts";

const lookEveryMs = 5;
const looksMax = 2_000;

/**
 * What a statement outside a transaction locks: while somebody is writing to every table it has to wait, and shows then what it
 * holds or asks for. Where it waits for nobody it has ended, and took nothing that writers would notice.
 */
export async function heldUp(
  root: Client,
  pid: number,
  work: () => Promise<unknown>,
): Promise<{ readonly locks: readonly SeenLock[]; readonly error: Error | null }> {
  await root.query("BEGIN");
  const ended = { yes: false };
  try {
    await root.query(
      `DO $$ DECLARE each text; BEGIN
        FOR each IN SELECT name FROM jobrun_watch.tables JOIN pg_class c ON c.oid = of LOOP
          EXECUTE format('LOCK TABLE public.%I IN ROW EXCLUSIVE MODE', each);
        END LOOP;
      END $$`,
    );
    const working = work().then(
      () => null,
      (error: unknown) => (error instanceof Error ? error : new Error(String(error), { cause: error })),
    );
    void working.then(() => (ended.yes = true));
    const locks = await waitingOrDone(root, pid, ended);
    await root.query("COMMIT");
    return { locks, error: await working };
  } catch (error) {
    await root.query("ROLLBACK").catch(() => undefined);
    throw error;
  }
}

async function waitingOrDone(root: Client, pid: number, ended: { yes: boolean }): Promise<readonly SeenLock[]> {
  for (let looks = 0; looks < looksMax; looks += 1) {
    const { rows } = await root.query<{ waits: boolean }>(
      "SELECT pg_backend_pid() = ANY (pg_blocking_pids($1)) AS waits",
      [pid],
    );
    if (rows[0]?.waits === true) return lookAt(root, pid);
    if (ended.yes) return [];
    await pause(lookEveryMs);
  }
  throw new Error("the statement neither waits nor ends");
}
