import { whileLooking } from "./blockers.ts";
import { leftToDo } from "./postcondition.ts";
import type { Run } from "./run.ts";
import type { Alone } from "./step/move.ts";

/** What held the statement up may hold up its undoing, too; what then stays is taken away by the next run. */
const undoWaitMs = 2_000;

/**
 * A statement outside a transaction, which waits for old snapshots and stops nobody meanwhile. What a killed attempt left is
 * taken away before it, and what a failing one leaves after. At the deadline it is cancelled, and the error says for whom it waited.
 */
export async function runAlone(run: Run, move: Alone): Promise<void> {
  const { client } = run.session;
  if (!(await leftToDo(client, move.leaves))) return;
  await bounded(run, () => client.query(move.undo));
  try {
    await bounded(run, () => client.query(move.text));
  } catch (error) {
    await bounded({ ...run, lockDeadlineMs: undoWaitMs }, () => client.query(move.undo)).catch(() => undefined);
    throw error;
  }
  if (await leftToDo(client, move.leaves, "after")) throw new Error("it ended and left no valid index");
}

async function bounded(run: Run, work: () => Promise<unknown>): Promise<void> {
  const until = performance.now() + run.lockDeadlineMs;
  let [waitsFor, cancelled] = ["", false];
  const note = (blockers: string) => {
    const who = blockers.split(" (")[0] ?? blockers;
    if (!waitsFor.startsWith(who)) run.announce(`Waits for ${blockers}.`);
    waitsFor = blockers;
    if (cancelled || performance.now() < until) return;
    cancelled = true;
    run.session.look("SELECT pg_cancel_backend($1)", [run.session.pid]).catch(() => undefined);
  };
  try {
    await whileLooking(run.session, note, work);
  } catch (cause) {
    if (!cancelled) throw cause;
    throw new Error(`cancelled after ${run.lockDeadlineMs} ms, in which it waited for ${waitsFor}`, { cause });
  }
}
