import { setTimeout as pause } from "node:timers/promises";
import { whileLooking } from "./blockers.ts";
import type { Run } from "./run.ts";

/** How long others may queue behind a statement of ours that waits for its lock. */
export const lockTimeoutMs = 50;
const pauseMaxMs = 2_000;
/** A lock that was not had in time, and a deadlock that we were chosen to give up. */
const passing = new Set(["55P03", "40P01"]);

/**
 * Tries again while the lock is not to be had, with pauses that grow and are longer than the wait itself, so that others get
 * through between two tries. `also`: codes of PostgreSQL's that pass as well. At the run's deadline it throws, and says who holds the lock.
 */
export async function patiently(run: Run, attempt: () => Promise<void>, also: readonly string[] = []): Promise<void> {
  const until = performance.now() + run.lockDeadlineMs;
  let blockers = "somebody who was not seen";
  const look = () => whileLooking(run.session, (seen) => void (blockers = seen), attempt);
  for (let tries = 1; ; tries += 1) {
    try {
      return await (tries === 1 ? attempt() : look());
    } catch (cause) {
      const code = codeOf(cause);
      if (!passing.has(code) && !also.includes(code)) throw cause;
      if (performance.now() >= until) {
        if (!passing.has(code)) throw cause;
        throw new Error(`no lock after ${tries} tries in ${run.lockDeadlineMs} ms, held by ${blockers}`, { cause });
      }
      await pause(Math.min(lockTimeoutMs * (tries + 1), pauseMaxMs) * (1 + Math.random() / 2));
    }
  }
}

export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
