import { burstMaxMs, type BurstWindow, waitsMs } from "../domain/burst.ts";
import type { Receipt, ReceivedEvent } from "../domain/carrier-event.ts";
import type { Store } from "../store/tenant.ts";

export type TakeIn = {
  readonly store: Pick<Store, "insertEvents">;
  readonly now: () => Temporal.Instant;
  readonly burst: BurstWindow;
  /** There is one more event, which may be claimed now. */
  readonly wake: () => void;
  /** There may be so many more in so many milliseconds. */
  readonly wakeIn: (ms: number, events: number) => void;
};

/**
 * Commits events, with how long each text may wait for the rest of its burst, and sees to it that they are looked for when
 * they are due: a burst when its latest text has waited, and at its end at the latest.
 */
export function takeIn(doors: TakeIn): (events: readonly ReceivedEvent[]) => Promise<readonly Receipt[]> {
  const { store, now, burst, wake, wakeIn } = doors;
  return async (events) => {
    const ms = waitsMs(events, burst);
    const receipts = await store.insertEvents(events, now(), { ms, clock: burst.clock });
    let waiting = 0;
    for (const [place, { first }] of receipts.entries()) {
      if (!first) continue;
      if ((ms[place] ?? null) === null) wake();
      else waiting += 1;
    }
    if (waiting > 0) for (const due of [burst.ms, burstMaxMs]) wakeIn(due, waiting);
    return receipts;
  };
}
