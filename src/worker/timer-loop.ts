import { isStoreAway } from "../flows/store-away.ts";
import { LeaseLost } from "../store/inbox.ts";
import { claimTimer, finishTimer, keepTimer, putBackTimer, type ClaimedTimer } from "../store/timers.ts";
import { reach } from "../telemetry/fault-points.ts";
import { retryInMs } from "./backoff.ts";
import type { Turn } from "./loop.ts";
import { jobOf, type Scheduled } from "./schedule.ts";

const timerLeaseMs = 15_000;
const timerAttemptsMax = 6;

/** Claims the next timer that is due and runs what the schedule says for it. */
export function timerTurn(
  scheduled: Scheduled,
  failed: (timer: ClaimedTimer, error: unknown) => void,
  chance: () => number,
): Turn {
  const { world } = scheduled;
  const { store } = world;
  return async () => {
    const timer = await store.withoutTenant((db) => claimTimer(db, timerLeaseMs, world.now()));
    if (timer === null) return false;
    reach("timer_claimed");
    const beat = setInterval(() => {
      store.withTenant(timer.clientId, (tx) => keepTimer(tx, timer, timerLeaseMs)).catch(() => undefined);
    }, timerLeaseMs / 3);
    try {
      const job = jobOf(timer.kind);
      if (job === null) throw new Error(`the schedule knows no timer of kind ${timer.kind}`);
      if (job.recurs) await job.run(scheduled);
      await store.withTenant(timer.clientId, async (tx) => {
        if (!job.recurs) await job.run(tx, world, timer);
        reach("timer_run");
        await finishTimer(tx, timer, world.now());
      });
      if (!job.recurs) world.wake("outbox");
    } catch (error) {
      if (isStoreAway(error)) throw error;
      if (!(error instanceof LeaseLost)) await putBack(timer, error);
    } finally {
      clearInterval(beat);
    }
    return true;
  };

  async function putBack(timer: ClaimedTimer, error: unknown): Promise<void> {
    failed(timer, error);
    const reason = error instanceof Error ? error.message : "something that is no error was thrown";
    const inMs = retryInMs(timer.attempts, timerAttemptsMax, chance());
    await store.withTenant(timer.clientId, (tx) => putBackTimer(tx, timer, reason, inMs, world.now()));
  }
}
