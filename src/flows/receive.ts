import type { Receipt, ReceivedEvent } from "../domain/carrier-event.ts";
import { reach } from "../telemetry/fault-points.ts";
import { isStoreAway, Overloaded, StoreAway } from "./store-away.ts";

export type ReceiveSettings = {
  /** Commits all of the events, in their order, and answers in the same order; or commits none and throws. */
  readonly insertEvents: (events: readonly ReceivedEvent[]) => Promise<readonly Receipt[]>;
  readonly waitingMax?: number;
  readonly timeoutMs?: number;
  readonly waitedMaxMs?: number;
};

/** An event is answered for within this time, or fails: the carrier hangs up after 3,500 ms (`retryFragment`). */
const receiveTimeoutMs = 3_000;
/** What a process commits in a few tenths of a second: who comes after as many is better told to come again. */
const waitingMax = 1_000;
/** Where even the youngest of a batch waited longer, more comes than goes: what is refused at once can be told again in time. */
const waitedMaxMs = 1_000;
const batchMax = 200;
const commitsMax = 2;
/** How long a second commit gathers company while the first is under way. */
const gatherMs = 1;

/** `isFull`: who comes now is refused, whatever it is. */
export type Receive = {
  readonly receive: (event: ReceivedEvent) => Promise<Receipt>;
  readonly isFull: () => boolean;
};

type Waiting = {
  readonly event: ReceivedEvent;
  readonly sinceMs: number;
  readonly settle: (outcome: Receipt | Error) => void;
  settled: boolean;
};

/**
 * Takes in an event and answers once it is committed. Concurrent requests share a commit, so that a burst costs few of
 * them; events between the same two parties never overtake each other. A failed shared insert is repeated one by one, so
 * that a poisoned event fails alone. Rejects with StoreAway, with Overloaded, or with the database's own words.
 */
export function makeReceive(settings: ReceiveSettings): Receive {
  const queue = new Gathering(settings);
  return { receive: (event) => queue.add(event), isFull: () => queue.isFull() };
}

class Gathering {
  readonly #settings: ReceiveSettings;
  readonly #lanesUnderWay = new Set<string>();
  #waiting: Waiting[] = [];
  #commits = 0;
  /** How long the youngest event of the latest batch had waited. One thread that waits for itself does not make it long. */
  #waitedMs = 0;
  #woken = false;

  constructor(settings: ReceiveSettings) {
    this.#settings = settings;
  }

  add(event: ReceivedEvent): Promise<Receipt> {
    if (this.isFull()) return Promise.reject(new Overloaded(this.#waiting.length));
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => waiting.settle(new StoreAway("time-out")),
        this.#settings.timeoutMs ?? receiveTimeoutMs,
      );
      const waiting: Waiting = {
        event,
        sinceMs: performance.now(),
        settled: false,
        settle: (outcome) => {
          clearTimeout(timer);
          waiting.settled = true;
          if (outcome instanceof Error) reject(outcome);
          else resolve(outcome);
        },
      };
      this.#waiting.push(waiting);
      this.#wake();
    });
  }

  isFull(): boolean {
    const waiting = this.#waiting.length;
    if (waiting >= (this.#settings.waitingMax ?? waitingMax)) return true;
    return waiting >= batchMax && this.#waitedMs > (this.#settings.waitedMaxMs ?? waitedMaxMs);
  }

  /** Idle: in the same turn of the loop, after its reads. Otherwise the events that follow gather for a moment. */
  #wake(): void {
    if (this.#woken || this.#commits >= commitsMax) return;
    this.#woken = true;
    const go = () => {
      this.#woken = false;
      this.#start();
    };
    if (this.#commits === 0) setImmediate(go);
    else setTimeout(go, gatherMs);
  }

  #start(): void {
    if (this.#commits >= commitsMax) return;
    const batch = this.#take();
    if (batch.length === 0) return;
    const lanes = batch.map(({ event }) => laneOf(event));
    for (const lane of lanes) this.#lanesUnderWay.add(lane);
    this.#commits += 1;
    void this.#commit(batch).finally(() => {
      this.#commits -= 1;
      for (const lane of lanes) this.#lanesUnderWay.delete(lane);
      if (this.#waiting.length > 0) this.#start();
    });
    if (this.#waiting.length > 0) this.#wake();
  }

  /** The next events in order of arrival, leaving those whose lane is being committed and second copies of one key. */
  #take(): Waiting[] {
    const batch: Waiting[] = [];
    const left: Waiting[] = [];
    const held = new Set(this.#lanesUnderWay);
    const keys = new Set<string>();
    for (const waiting of this.#waiting) {
      if (waiting.settled) continue;
      const lane = laneOf(waiting.event);
      if (batch.length < batchMax && !held.has(lane) && !keys.has(waiting.event.key)) {
        batch.push(waiting);
        keys.add(waiting.event.key);
      } else {
        left.push(waiting);
        held.add(lane);
      }
    }
    this.#waiting = left;
    if (batch.length > 0) this.#waitedMs = performance.now() - Math.max(...batch.map(({ sinceMs }) => sinceMs));
    return batch;
  }

  async #commit(batch: readonly Waiting[]): Promise<void> {
    try {
      await this.#insert(batch);
    } catch (error) {
      if (isStoreAway(error) || batch.length === 1) fail(batch, error);
      else await this.#oneByOne(batch);
    }
  }

  async #oneByOne(batch: readonly Waiting[]): Promise<void> {
    for (const [at, waiting] of batch.entries()) {
      try {
        await this.#insert([waiting]);
      } catch (error) {
        fail(isStoreAway(error) ? batch.slice(at) : [waiting], error);
        if (isStoreAway(error)) return;
      }
    }
  }

  async #insert(batch: readonly Waiting[]): Promise<void> {
    const events = batch.map(({ event }) => event);
    reach("event_arrived");
    const receipts = await within(this.#settings.timeoutMs ?? receiveTimeoutMs, this.#settings.insertEvents(events));
    if (receipts.length !== batch.length) throw new Error(`${batch.length} events gave ${receipts.length} receipts`);
    for (const [at, receipt] of receipts.entries()) batch[at]?.settle(receipt);
  }
}

/** Two parties, whichever of them speaks. */
function laneOf({ event }: ReceivedEvent): string {
  return event.from < event.to ? `${event.from} ${event.to}` : `${event.to} ${event.from}`;
}

function fail(batch: readonly Waiting[], error: unknown): void {
  const reason = error instanceof Error ? error : new Error("the insert failed", { cause: error });
  const told =
    isStoreAway(error) && !(error instanceof StoreAway) ? new StoreAway(reason.message, { cause: error }) : reason;
  for (const waiting of batch) waiting.settle(told);
}

/** Settles in time even if the work never does; the key makes the carrier's next try harmless if it does after all. */
async function within<Value>(timeoutMs: number, work: Promise<Value>): Promise<Value> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new StoreAway("time-out")), timeoutMs);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
