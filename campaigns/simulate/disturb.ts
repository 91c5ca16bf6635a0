import type { Chance } from "../hostile/chance.ts";
import type { Judge } from "./judge.ts";
import type { Machine, Process } from "./machine.ts";
import type { Database } from "./port/database.ts";
import { operatorName } from "./pause.ts";
import type { Worker } from "./product.ts";

/** The server ends a transaction whose client says nothing for so long. */
const idleInTransactionMs = 10_000;
/** One statement in so many is slow, and takes up to so long. */
const [slowOnceIn, slowMaxMs] = [250, 8_000];
/** One commit in so many is made, and its answer lost. */
const answerLostOnceIn = 200;
/** One call in so many finds its process frozen before the first byte. */
const brinkOnceIn = 60;
const shortFreezeMs = 12_000;
const longFreezeMs = 60_000;

/** What happens to processes and their connections while faults last. */
export class Disturbance {
  lasts = true;
  workers: readonly Worker[] = [];
  readonly #machine: Machine;
  readonly #database: Database;
  readonly #judge: Judge;
  readonly #chance: Chance;
  /** One step in so many is a process's last, or its last for a while. */
  readonly #odds: number;
  readonly #start: () => void;
  readonly #tell: (what: string) => void;

  constructor(
    { machine, database, judge }: { machine: Machine; database: Database; judge: Judge },
    chance: Chance,
    start: () => void,
    tell: (what: string) => void,
  ) {
    this.#machine = machine;
    this.#database = database;
    this.#judge = judge;
    this.#chance = chance;
    this.#start = start;
    this.#tell = tell;
    this.#odds = chance.pick([150, 400, 400, 1_500, 1_000_000]);
    machine.beforeStep = (process) => this.#mayGoOn(process);
    machine.delayMs = () => (this.lasts && chance.onceIn(slowOnceIn) ? chance.below(slowMaxMs) : 0);
    database.isConnected = (name) =>
      this.workers.some(({ process }) => process.name === name && !judge.lost.has(process));
  }

  /** A sender that is about to call: here a long freeze does what it does nowhere else. */
  atTheBrink(process: Process): void {
    if (this.lasts && process.state === "runs" && this.#chance.onceIn(brinkOnceIn)) this.#freeze(process);
  }

  commitFate(wrote: boolean, owner: string): "answered" | "answer lost" {
    const lost = wrote && owner !== operatorName && this.lasts && this.#chance.onceIn(answerLostOnceIn);
    return lost ? "answer lost" : "answered";
  }

  databaseGoes(forMs: number): void {
    this.#database.away = serverGone("57P01");
    this.#database.endSessions(this.#database.away, null);
    for (const { process } of this.workers) if (process.state === "frozen") this.#judge.losesSessions(process);
    this.#machine.after(forMs, null, () => {
      this.#database.away = null;
    });
  }

  #mayGoOn(process: Process): boolean {
    if (!this.lasts || process.name === operatorName || !this.#chance.onceIn(this.#odds)) return true;
    if (this.#chance.onceIn(2)) this.#crash(process);
    else this.#freeze(process);
    return false;
  }

  #crash(process: Process): void {
    this.#tell(`${process.name} ends`);
    const open = [...this.#database.sessions].filter(({ owner }) => owner === process);
    if (open.some(({ wrote }) => wrote)) this.#database.rare("a process ended in a transaction that had written");
    this.#machine.end(process);
    this.#judge.hasEnded(process);
    this.#database.endSessions(null, process);
    this.workers = this.workers.filter((worker) => worker.process !== process);
    this.#machine.after(500 + this.#chance.below(12_000), null, this.#start);
  }

  #freeze(process: Process): void {
    const forMs = 500 + this.#chance.below(this.#chance.onceIn(3) ? longFreezeMs : shortFreezeMs);
    this.#tell(`${process.name} is frozen for ${forMs} ms`);
    this.#machine.freeze(process, forMs, () => {
      this.#tell(`${process.name} wakes`);
      this.#judge.lost.delete(process);
    });
    const frozenOnce = process.freezes;
    this.#machine.after(idleInTransactionMs, null, () => {
      if (process.state === "frozen" && process.freezes === frozenOnce)
        this.#database.endSessions(serverGone("57P05"), process);
    });
  }
}

function serverGone(code: string): Error {
  return Object.assign(new Error("terminating connection due to administrator command"), { code });
}
