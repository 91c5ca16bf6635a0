import { setTimeout as pause } from "node:timers/promises";
import type { Records } from "../../test/support/records.ts";
import type { Running } from "../../test/process/jobrun.ts";
import type { Ground } from "./ground.ts";

const finishesMax = 4;
/** To count is work for the database, too. */
const lookEveryMs = 100;
const busy = `SELECT (SELECT count(*) FROM inbox WHERE state = 'waiting') + (SELECT count(*) FROM outbox
  WHERE state IN ('queued', 'sending', 'unknown')) AS n`;

/** How many events and texts came to no end yet. */
async function underWay(records: Records): Promise<number> {
  const [row] = await records.rows<{ n: string }>(busy);
  return Number(row?.n ?? 0);
}

/** Waits until inbox, outbox and network have nothing under way; throws where that takes too long. */
export async function untilCalm({ home }: Ground, withinMs: number): Promise<void> {
  const end = performance.now() + withinMs;
  for (;;) {
    const left = await underWay(home.records);
    if (left === 0 && (await home.network.pending()) === 0) return;
    if (performance.now() > end) throw new Error(`not within ${withinMs} ms: ${left} events and texts came to no end`);
    await pause(lookEveryMs);
  }
}

/**
 * Waits until inbox, outbox and network have nothing under way, and ends these processes, so that nothing moves while the
 * history is read. Where something began in the last moment, another process finishes it. Answers with what never ended.
 */
export async function finish(ground: Ground, first: readonly Running[], withinMs: number): Promise<readonly string[]> {
  const { home, seats, start } = ground;
  let running = first;
  for (let finishes = 0; finishes < finishesMax; finishes += 1) {
    const open = await untilCalm(ground, withinMs).then(
      () => null,
      (error: unknown) => String(error),
    );
    for (const { signal } of running) signal("SIGKILL");
    await Promise.all(running.map(({ ended }) => ended));
    const left = await underWay(home.records);
    if (open !== null) return [open];
    if (left === 0) return [];
    running = seats.slice(0, 1).map((seat) => start(seat));
    await Promise.all(running.map(({ ready }) => ready));
  }
  return ["something new was under way each time"];
}
