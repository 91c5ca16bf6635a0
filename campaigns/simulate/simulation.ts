import { makeChance, type Chance } from "../hostile/chance.ts";
import type { Phone } from "../../src/domain/phone.ts";
import { SimulatedCarrier } from "./carrier.ts";
import { Disturbance } from "./disturb.ts";
import { dueOf } from "./due.ts";
import { runOn } from "./globals.ts";
import { castOf, furnish, operatorNumber, operatorPhone, person } from "./house.ts";
import { Judge } from "./judge.ts";
import { judgeBursts, judgeIntake, unfinished } from "./judge-end.ts";
import { Machine, Process } from "./machine.ts";
import { pause } from "./pause.ts";
import { Database, type Rare } from "./port/database.ts";
import { type Ground, type Queue, queues, startWorker } from "./product.ts";
import { type Cast, faultsLastMs, type Happening, scriptOf } from "./script.ts";
import { restartIds } from "./store/new-id.ts";
import { writeTrace } from "./trace.ts";
import { Webhooks } from "./webhooks.ts";

const startMs = Temporal.Instant.from("2026-11-23T12:00:00Z").epochMilliseconds;
const gapMs = 10_000;
/** In some seeds each text is read alone. */
const burstsMs = [0, 500, 2_000, 2_000] as const;
const pollMs = 1_000;
/** From here on nothing goes wrong any more; a little after the last that the script has. */
const faultsOverMs = faultsLastMs + 10_000;
/** Simulated time within which everything must be at its end, once faults are over. */
const settlesWithinMs = 3 * 3_600_000;
const stepsMax = 200_000;
/** Whether all is over is looked at once in so many steps. */
const lookEvery = 16;

/** One seed: two processes of the product, the world around them, and who judges. */
export class Simulation {
  readonly trace: string[] = [];
  readonly machine: Machine;
  readonly database: Database;
  readonly #chance: Chance;
  readonly #judge: Judge;
  readonly #carrier: SimulatedCarrier;
  readonly #webhooks: Webhooks;
  readonly #disturbance: Disturbance;
  readonly #ground: Ground;
  readonly #clients: readonly [Cast, ...Cast[]];
  readonly #polled: Record<Queue, number> = { inbox: 0, outbox: 0, timers: 0, "look-ups": 0 };
  /** Business time runs ahead of the machine's by so much. */
  #aheadMs = 0;
  #started = 0;

  constructor(seed: number, rare: Rare, traced: boolean) {
    restartIds();
    const chance = makeChance(seed);
    const machine = new Machine(startMs, chance);
    const database = new Database(() => machine.nowMs, rare);
    const judge = new Judge(database, machine, gapMs);
    const [start, tell] = [() => this.#start(), (what: string) => this.#note(what)];
    runOn(machine);
    if (traced) writeTrace(database, judge, tell);
    this.#webhooks = new Webhooks(machine, chance, () => this.#disturbance.workers, rare);
    const post = (...[event, lateMs]: Parameters<Webhooks["post"]>) => this.#webhooks.post(event, lateMs);
    this.#carrier = new SimulatedCarrier(machine, chance, { faults: true, refuses: null }, judge, post);
    this.#disturbance = new Disturbance({ machine, database, judge }, chance, start, tell);
    this.#carrier.atTheBrink = (process) => this.#disturbance.atTheBrink(process);
    this.#clients = [castOf(1), ...(chance.onceIn(3) ? [castOf(2)] : [])];
    this.#ground = {
      database,
      carrier: this.#carrier,
      now: () => Temporal.Instant.fromEpochMilliseconds(machine.nowMs + this.#aheadMs),
      chance: () => chance.below(1_000) / 1_000,
      fate: ({ wrote, owner }) => this.#disturbance.commitFate(wrote, owner.name),
      gapMs,
      burst: { ms: chance.pick(burstsMs), clock: "database" },
      operatorPhone,
      operatorNumber,
      judge,
      tell,
    };
    machine.look = () => this.#look();
    machine.looked = () => this.#poll();
    database.locks.waited = (name) => {
      rare("a transaction waited for another's row");
      if (name.startsWith("customer:")) rare("a claim waited for an opt-out");
    };
    [this.machine, this.database, this.#judge, this.#chance] = [machine, database, judge, chance];
  }

  /** Runs to the end; returns each promise that was broken, in a sentence. */
  async run(): Promise<readonly string[]> {
    furnish(this.database, this.#clients, startMs);
    const others = [person(2), person(3)].slice(0, this.#chance.below(3));
    const people: readonly [Phone, ...Phone[]] = [person(1), ...others];
    for (const happening of scriptOf(this.#chance, this.#clients, people)) {
      this.machine.after(happening.atMs, null, () => this.#happen(happening));
    }
    this.#start();
    this.#start();
    this.machine.after(faultsOverMs, null, () => this.#endFaults());
    await this.machine.run(() => this.#isOver());
    const { failures } = this.#judge;
    if (failures.length > 0) return failures;
    const left = unfinished(this.database, this.#businessMs()).map((what) => `at the end ${what}`);
    return [
      ...left,
      ...judgeBursts(this.database),
      ...judgeIntake(this.database, this.#carrier, this.#webhooks.acknowledged),
    ];
  }

  #note(line: string): void {
    this.trace.push(`${((this.machine.nowMs - startMs) / 1000).toFixed(3).padStart(10)} ${line}`);
  }

  #businessMs(): number {
    return this.machine.nowMs + this.#aheadMs;
  }

  #start(): void {
    this.#started += 1;
    const process = new Process(`process ${this.#started}`, this.machine);
    this.#note(`${process.name} starts`);
    this.machine.soon(process, () => {
      const worker = startWorker(process, this.#ground);
      this.#disturbance.workers = [...this.#disturbance.workers, worker];
    });
  }

  #happen(happening: Happening): void {
    this.#note(JSON.stringify(happening));
    const { machine, database } = this;
    const { now, tell } = this.#ground;
    switch (happening.is) {
      case "speaks":
        this.#carrier.arrives(happening.event, now());
        break;
      case "pauses":
        pause({ machine, database, judge: this.#judge, now, tell }, happening).catch((error: unknown) =>
          this.#judge.expect(false, String(error)),
        );
        break;
      case "database goes":
        this.#disturbance.databaseGoes(happening.forMs);
        break;
      case "clock jumps":
        this.#aheadMs += happening.byMs;
        break;
      case "carrier refuses":
        this.#carrier.weather.refuses = { code: happening.code, untilMs: machine.nowMs + happening.forMs };
        break;
    }
  }

  /** When the loops would find something that they do not know of yet, if they polled. */
  #look(): number {
    const due = dueOf(this.database, this.#aheadMs, gapMs);
    return Math.min(...queues.map((queue) => Math.max(due[queue], this.#polled[queue] + pollMs)));
  }

  #poll(): void {
    const due = dueOf(this.database, this.#aheadMs, gapMs);
    const { nowMs } = this.machine;
    const awake = this.#disturbance.workers.filter(({ process }) => process.state === "runs");
    const [first, ...others] = awake;
    for (const queue of queues) {
      if (due[queue] > nowMs || this.#polled[queue] + pollMs > nowMs) continue;
      this.#polled[queue] = nowMs;
      // For the order of events and texts the processes race; what is timed one of them does.
      const race = queue === "inbox" || queue === "outbox" || first === undefined;
      for (const { process, poll } of race ? awake : [this.#chance.pick([first, ...others])]) {
        this.machine.soon(process, () => poll(queue));
      }
    }
  }

  #endFaults(): void {
    this.#note("faults are over");
    this.#disturbance.lasts = false;
    this.#carrier.weather.faults = false;
    this.#carrier.weather.refuses = null;
  }

  #isOver(): boolean {
    const { nowMs, steps } = this.machine;
    if (steps > stepsMax) throw new Error(`it does not end within ${stepsMax} steps`);
    if (this.#judge.failures.length > 0 || nowMs > startMs + settlesWithinMs) return true;
    if (this.#disturbance.lasts || steps % lookEvery !== 0 || !this.#isSwept()) return false;
    return unfinished(this.database, this.#businessMs()).length === 0;
  }

  /** The sweep has looked at every number since faults ended. */
  #isSwept(): boolean {
    const since = startMs + faultsOverMs + this.#aheadMs;
    return [...this.database.tables.numbers.rows.values()].every(({ sweptUntil }) => sweptUntil >= since);
  }
}
