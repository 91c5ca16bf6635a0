import type { Chance } from "../hostile/chance.ts";
import type { Owner } from "./port/session.ts";

type Task = { readonly owner: Process | null; readonly run: () => void };
type Timed = Task & { readonly at: number; readonly order: number };

/** So many turns of work take a millisecond. */
const stepsPerMs = 3;

/** A process of the product: it may be frozen for a while, or end at any of its turns and never come back. */
export class Process implements Owner {
  readonly name: string;
  state: "runs" | "frozen" | "ended" = "runs";
  freezes = 0;
  /** What it would do next, while it is frozen. */
  readonly kept: Task[] = [];
  readonly #machine: Machine;

  constructor(name: string, machine: Machine) {
    this.name = name;
    this.#machine = machine;
  }

  turn(): Promise<void> {
    const delayMs = this.#machine.delayMs();
    if (delayMs > 0) return this.sleep(delayMs);
    return new Promise((resolve) => this.#machine.soon(this, resolve));
  }

  untilCalled(): { wait: Promise<void>; call: (failed: Error | null) => void } {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const call = (failed: Error | null) =>
      this.#machine.soon(this, () => (failed === null ? resolve() : reject(failed)));
    return { wait: promise, call };
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#machine.after(ms, this, resolve);
    });
  }
}

/** One thread on which everything happens in an order that chance chooses, and a clock that moves only when nothing is left to do. */
export class Machine {
  nowMs: number;
  /** Who runs at this moment: what it sets in motion is its own. */
  current: Process | null = null;
  /** Before each step of a process; where it answers no, the step is not taken. */
  beforeStep: (process: Process) => boolean = () => true;
  /** When the world needs a look next, though nothing is timed; called where nothing is ready. */
  look: () => number = () => Infinity;
  looked: () => void = () => undefined;
  /** How long a statement takes; mostly it takes no time that matters. */
  delayMs: () => number = () => 0;
  steps = 0;
  readonly #chance: Chance;
  readonly #timed: Timed[] = [];
  #ready: Task[] = [];
  #order = 0;

  constructor(startMs: number, chance: Chance) {
    this.nowMs = startMs;
    this.#chance = chance;
  }

  soon(owner: Process | null, run: () => void): void {
    this.#ready.push({ owner, run });
  }

  /** Answers with what takes it back. */
  after(ms: number, owner: Process | null, run: () => void): () => void {
    const timed = { owner, run, at: this.nowMs + Math.max(0, ms), order: (this.#order += 1) };
    insert(this.#timed, timed);
    return () => remove(this.#timed, timed);
  }

  end(process: Process): void {
    process.state = "ended";
    process.kept.length = 0;
    this.#ready = this.#ready.filter(({ owner }) => owner !== process);
  }

  freeze(process: Process, forMs: number, woke: () => void): void {
    process.state = "frozen";
    process.freezes += 1;
    this.after(forMs, null, () => {
      if (process.state !== "frozen") return;
      process.state = "runs";
      this.#ready.push(...process.kept.splice(0));
      woke();
    });
  }

  /** Runs until `isOver` says so, between steps; rejects with what it throws. */
  run(isOver: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const step = () => {
        try {
          if (isOver()) {
            resolve();
            return;
          }
          this.steps += 1;
          this.#step();
        } catch (error) {
          reject(error);
          return;
        }
        // The tick comes when every promise that this step settled has been followed to its end.
        queueMicrotask(() => process.nextTick(step));
      };
      step();
    });
  }

  #step(): void {
    const [first] = this.#ready;
    if (first === undefined) {
      this.#passTime();
      return;
    }
    if (this.#chance.onceIn(stepsPerMs)) this.#letPass(1);
    const place = this.#chance.below(this.#ready.length);
    const task = this.#ready[place] ?? first;
    this.#ready[place] = this.#ready.at(-1) ?? first;
    this.#ready.pop();
    this.#do(task);
  }

  /** Time passes while there is work, and what is timed joins it. */
  #letPass(ms: number): void {
    this.nowMs += ms;
    for (let next = this.#timed[0]; next !== undefined && next.at <= this.nowMs; next = this.#timed[0]) {
      this.#timed.shift();
      this.#ready.push(next);
    }
  }

  #do(task: Task): void {
    const { owner, run } = task;
    if (owner !== null) {
      if (owner.state === "ended") return;
      if (owner.state === "runs" && !this.beforeStep(owner) && isEnded(owner)) return;
      if (owner.state === "frozen") {
        owner.kept.push(task);
        return;
      }
    }
    this.current = owner;
    run();
  }

  #passTime(): void {
    const next = this.#timed[0];
    const lookAt = this.look();
    if (next === undefined && lookAt === Infinity) throw new Error("nothing will ever happen again");
    if (next === undefined || lookAt < next.at) {
      this.nowMs = Math.max(this.nowMs, lookAt);
      this.current = null;
      this.looked();
      return;
    }
    this.#timed.shift();
    this.nowMs = Math.max(this.nowMs, next.at);
    this.#do(next);
  }
}

/** The type of a state that a call has changed meanwhile. */
function isEnded(process: Process): boolean {
  return process.state === "ended";
}

function insert(timed: Timed[], fresh: Timed): void {
  let at = timed.length;
  while (at > 0 && isAfter(timed[at - 1], fresh)) at -= 1;
  timed.splice(at, 0, fresh);
}

function isAfter(one: Timed | undefined, other: Timed): boolean {
  return one !== undefined && (one.at > other.at || (one.at === other.at && one.order > other.order));
}

function remove(timed: Timed[], gone: Timed): void {
  const at = timed.indexOf(gone);
  if (at >= 0) timed.splice(at, 1);
}
