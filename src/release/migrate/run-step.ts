import { noteStep, stepKey } from "./ledger.ts";
import { codeOf, lockTimeoutMs, patiently } from "./patience.ts";
import { leftToDo } from "./postcondition.ts";
import type { Run } from "./run.ts";
import { runAlone } from "./run-alone.ts";
import { runBatches } from "./run-batches.ts";
import type { Migration, Step } from "./step.ts";
import type { Need, Statement } from "./step/move.ts";

/** Runs one step and writes it into the ledger, with its last statement where that has a transaction. Killed, it is run again. */
export async function runStep(run: Run, migration: Migration, step: Step): Promise<void> {
  const key = stepKey(migration, step);
  try {
    for (const [place, move] of step.moves.entries()) {
      const last = place === step.moves.length - 1;
      const note = last ? () => noteStep(run.session.client, key, step) : () => Promise.resolve();
      if (move.how === "transaction") {
        await patiently(run, () => runStatement(run, move, note));
        continue;
      }
      await (move.how === "alone" ? runAlone(run, move) : runBatches(run, key, move));
      await note();
    }
  } catch (cause) {
    const code = codeOf(cause);
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`Migration step ${key} failed: ${reason}${code === "" ? "" : ` (${code})`}`, { cause });
  }
}

async function runStatement({ session: { client } }: Run, move: Statement, note: () => Promise<void>): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query(`SET LOCAL lock_timeout = ${lockTimeoutMs}`);
    if (await leftToDo(client, move.leaves)) {
      if (move.needs !== null) await mustBeNone(client, move.needs);
      await client.query(move.text);
      if (await leftToDo(client, move.leaves, "after")) throw new Error("it changed nothing that the catalogue shows");
    }
    await note();
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK; SET ROLE jobrun_owner").catch(() => undefined);
    throw error;
  }
}

async function mustBeNone(client: Run["session"]["client"], { says, count }: Need): Promise<void> {
  const { rows } = await client.query<{ n: string }>(`SELECT count(*) AS n FROM (${count}) still`);
  if (rows[0]?.n !== "0") throw new Error(`it waits until ${says}: there are ${rows[0]?.n ?? "?"} left`);
}
