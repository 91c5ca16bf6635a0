import { setTimeout as pause } from "node:timers/promises";

/** Asks for one text, which was due at that time, in milliseconds of `performance.now()`. */
export type AskOne = (dueAt: number) => Promise<void>;

const askingLanes = 4;
const aheadMax = 32;
const lookEveryMs = 1;

/** No further ahead of the carrier than a few texts, so that what is measured is the slower of asking and sending. */
export async function asFastAsItGoes(askOne: AskOne, ahead: () => number, end: number): Promise<void> {
  const lane = async () => {
    while (performance.now() < end) {
      if (ahead() < aheadMax) await askOne(performance.now());
      else await pause(lookEveryMs);
    }
  };
  await Promise.all(Array.from({ length: askingLanes }, lane));
}

/** An open loop: the next one is asked for when it is due, whether the ones before are through or not. */
export async function atEvenTimes(askOne: AskOne, isOver: (dueAt: number) => boolean, everyMs: number): Promise<void> {
  const asking = new Set<Promise<void>>();
  for (let dueAt = performance.now(); !isOver(dueAt); dueAt += everyMs) {
    while (performance.now() < dueAt) await pause(lookEveryMs);
    const asked = askOne(dueAt).finally(() => asking.delete(asked));
    asking.add(asked);
  }
  await Promise.all(asking);
}

export async function untilNone(underWay: () => number, withinMs: number): Promise<void> {
  const giveUpAt = performance.now() + withinMs;
  while (underWay() > 0) {
    if (performance.now() > giveUpAt) throw new Error(`${underWay()} texts of the bench did not get through`);
    await pause(lookEveryMs);
  }
}
