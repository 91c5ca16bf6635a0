import type { Board } from "./board.ts";
import { type Done, type Job, noCounts, type Outcome } from "./job.ts";

/** After this many times its limit a job is ended: it hangs. */
const patience = 3;

/** Runs all jobs, so many at once, in order. Every job gives an outcome, whatever it throws. */
export async function runJobs(jobs: readonly Job[], atOnce: number, board: Board, signal: AbortSignal) {
  const waiting = [...jobs];
  const done: Done[] = [];
  const turn = async () => {
    for (let job = waiting.shift(); job !== undefined && !signal.aborted; job = waiting.shift()) {
      const ended = await runJob(job, board, signal);
      done.push(ended);
      board.ended(ended);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, turn));
  return done;
}

async function runJob(job: Job, board: Board, signal: AbortSignal): Promise<Done> {
  board.running(job, "");
  const started = performance.now();
  const limit = AbortSignal.timeout(Math.ceil(job.limitSeconds * patience * 1000));
  const outcome = await job
    .run(AbortSignal.any([signal, limit]), (note) => board.running(job, note))
    .catch((error: unknown) => broken(error));
  const said = limit.aborted ? { ...outcome, ok: false, output: `ended after ${patience} times its limit\n` } : outcome;
  return { job, outcome: said, seconds: (performance.now() - started) / 1000 };
}

function broken(error: unknown): Outcome {
  const output = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { ok: false, output, counts: { ...noCounts, tests: 1, fail: 1 } };
}
