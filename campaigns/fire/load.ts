import { setTimeout as pause } from "node:timers/promises";
import { type Doors, tellUntilHeard } from "./deliver.ts";
import type { Ground, Seat } from "./ground.ts";
import type { Webhook } from "./talks.ts";

/** What one person does, in order; some of it is known only when it is time for it. */
export type LaterTalk = readonly (Webhook | (() => Promise<readonly Webhook[]>))[];

/** People who ring and text, a few at once, as fast as they are let. */
export type Load = {
  readonly doors: Doors;
  /** Says whether a seat's door listens. */
  open(seat: Seat, listens: boolean): void;
  /** So many webhooks may have been told by now. */
  release(upTo: number): void;
  /** Settles when every webhook was acknowledged. */
  readonly finished: Promise<void>;
  /** Answers that no door should ever give, as sentences. */
  oddAnswers(): readonly string[];
};

const peopleAtOnce = 24;
const lookEveryMs = 5;

export function makeLoad(
  { home }: Ground,
  talks: readonly LaterTalk[],
  heard: NonNullable<Doors["heard"]> = () => undefined,
): Load {
  const open = new Set<string>();
  const doors: Doors = {
    publicUrl: home.publicUrl,
    open: () => [...open],
    sent: new Map(),
    oddAnswers: new Map(),
    heard,
  };
  const waiting = [...talks];
  let [released, told] = [0, 0];
  const person = async (at: number) => {
    for (let talk = waiting.shift(); talk !== undefined; talk = waiting.shift()) {
      for (const next of talk) {
        for (const webhook of typeof next === "function" ? await next() : [next]) {
          while (told >= released) await pause(lookEveryMs);
          told += 1;
          await tellUntilHeard(doors, webhook, at + told);
        }
      }
    }
  };
  const finished = Promise.all(Array.from({ length: peopleAtOnce }, (_, at) => person(at))).then(() => undefined);
  // Whoever waits for it hears of it; until then nobody does.
  finished.catch(() => undefined);
  return {
    doors,
    open: (seat, listens) => void (listens ? open.add(seat.url) : open.delete(seat.url)),
    release: (upTo) => (released = Math.max(released, upTo)),
    finished,
    oddAnswers: () => [...doors.oddAnswers].map(([status, times]) => `a door answered ${status}, ${times} times`),
  };
}
