import { type BurstWindow } from "../../src/domain/burst.ts";
import type { ReceivedEvent } from "../../src/domain/carrier-event.ts";
import type { Phone } from "../../src/domain/phone.ts";
import { readByRules } from "../../src/domain/read-by-rules.ts";
import type { Reading } from "../../src/domain/reading.ts";
import { lookUpUnknown } from "../../src/flows/look-up-unknown.ts";
import { makeReceive } from "../../src/flows/receive.ts";
import { takeIn } from "../../src/flows/take-in.ts";
import type { ReadingContext, World } from "../../src/flows/world.ts";
import { dispatchOne } from "../../src/gate/dispatch.ts";
import { inboxTurn } from "../../src/worker/inbox-loop.ts";
import { type Loop, startLoop, type Turn } from "../../src/worker/loop.ts";
import { timerTurn } from "../../src/worker/timer-loop.ts";
import type { SimulatedCarrier } from "./carrier.ts";
import type { Judge } from "./judge.ts";
import type { Process } from "./machine.ts";
import type { Database } from "./port/database.ts";
import { poison } from "./poison.ts";
import { type CommitFate, simulatedStore } from "./port/store.ts";

export type Queue = "inbox" | "outbox" | "timers" | "look-ups";
export const queues: readonly Queue[] = ["inbox", "outbox", "timers", "look-ups"];

/** A process of the product at work. */
export type Worker = {
  readonly process: Process;
  readonly receive: (event: ReceivedEvent) => Promise<unknown>;
  /** Its idle lanes look again, as they do by themselves every second. */
  readonly poll: (queue: Queue) => void;
};

export type Ground = {
  readonly database: Database;
  readonly carrier: SimulatedCarrier;
  readonly now: () => Temporal.Instant;
  readonly chance: () => number;
  readonly fate: CommitFate;
  readonly gapMs: number;
  readonly burst: BurstWindow;
  readonly operatorPhone: Phone;
  readonly operatorNumber: Phone;
  readonly judge: Pick<Judge, "finished" | "gaveUp">;
  readonly tell: (what: string) => void;
};

const lanes = { inbox: 2, outbox: 2, timers: 1, "look-ups": 1 } as const;
/** Nobody polls: who runs the simulation knows when something is due, and wakes the loops then. */
const neverMs = 1_000_000_000;

/** The product's own loops over the simulated store, composed as the context composes them. */
export function startWorker(process: Process, ground: Ground): Worker {
  const { database, carrier, now, chance, fate, gapMs, burst, judge, tell } = ground;
  const store = simulatedStore(database, process, fate);
  const loops = new Map<string, Loop>();
  const wake: World["wake"] = (queue) => loops.get(queue)?.wake();
  // Who runs the simulation wakes the loops when a burst is due, as for all that is timed.
  const doors = { store, now, burst, wake: () => wake("inbox"), wakeIn: () => undefined };
  const { receive } = makeReceive({ insertEvents: takeIn(doors) });
  const { operatorPhone, operatorNumber } = ground;
  const read = readWith(process);
  const staff = {
    allowFiction: true,
    operatorPhone,
    operatorNumber,
    terms: { url: "http://127.0.0.1:9/terms", trialDays: 7 },
  };
  const world: World = { store, now, receive, wake, read, burstMs: burst.ms, model: null, ...staff };
  const lists = carrier.listsFor(process);
  const failed = (error: unknown) => tell(`${process.name} failed: ${String(error)}`);
  const told: Parameters<typeof inboxTurn>[1] = {
    done: (claimed) => judge.finished(claimed),
    retried: (_claimed, _inMs, error) => failed(error),
    dead: (claimed) => judge.gaveUp(claimed),
  };
  const dispatch = { store, send: carrier.senderOf(process), now, chance, told: () => undefined };
  const turns: Readonly<Record<Queue, Turn>> = {
    inbox: inboxTurn(world, told, chance),
    outbox: () => dispatchOne(dispatch),
    timers: timerTurn({ world, carrier: lists, sweepFound: () => undefined }, (_, error) => failed(error), chance),
    "look-ups": () => lookUpUnknown({ world, carrier: lists, gapMs, told: () => undefined }),
  };
  for (const queue of queues)
    loops.set(queue, startLoop(turns[queue], { lanes: lanes[queue], pollMs: neverMs, failed }));
  return { process, receive, poll: (queue) => loops.get(queue)?.wake() };
}

const readings = new Map<string, Reading>();
/** Readings are the same in every seed, whatever was read before. */
const readAt = Temporal.Instant.from("2026-11-23T12:00:00Z");

function readWith(process: Process): World["read"] {
  return async (text: string, context: ReadingContext) => {
    await process.turn();
    if (text === poison) throw new Error("nobody can read this");
    const key = `${context.asked} ${text}`;
    const known = readings.get(key) ?? readByRules(text, { ...context, now: readAt });
    readings.set(key, known);
    return known;
  };
}
