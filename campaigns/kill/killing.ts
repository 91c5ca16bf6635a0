import type { Ground, Seat } from "../fire/ground.ts";
import type { Load } from "../fire/load.ts";
import { die } from "./die.ts";
import type { Death, PointDeath } from "./plan.ts";

const progressEvery = 50;
/** After so many that ended by themselves the next would do the same. */
const faultsMax = 3;

/** The processes of all seats, one life after another, until all deaths were died. */
export class Killing {
  readonly died = new Map<string, number>();
  readonly faults: string[] = [];
  count = 0;
  readonly #ground: Ground;
  readonly #load: Load;
  readonly #deaths: readonly Death[];
  readonly #webhooks: number;
  readonly #tried = new Set<string>();
  #next = 0;

  constructor(ground: Ground, load: Load, deaths: readonly Death[], webhooks: number) {
    this.#ground = ground;
    this.#load = load;
    this.#deaths = deaths;
    this.#webhooks = webhooks;
  }

  async at(seat: Seat): Promise<void> {
    for (let death = this.#take(); death !== null; death = this.#take()) {
      const running = this.#ground.start(seat, death.at === "point" ? this.#soon(death) : undefined);
      const { where, fault } = await die(running, death, () => this.#load.open(seat, true));
      this.#load.open(seat, false);
      this.died.set(where, (this.died.get(where) ?? 0) + 1);
      this.count += 1;
      if (fault !== null) this.faults.push(fault);
      if (this.faults.length >= faultsMax) throw new Error(this.faults.join("\n"));
      if (this.count % progressEvery === 0) process.stderr.write(`  ${this.count} kills\n`);
    }
  }

  /** The last process, which nobody kills. All that is left of the load goes to it. */
  async calm(): Promise<ReturnType<Ground["start"]>> {
    const [seat] = this.#ground.seats;
    if (seat === undefined) throw new Error("there is no seat");
    const running = this.#ground.start(seat);
    await running.ready;
    this.#load.open(seat, true);
    this.#load.release(Number.POSITIVE_INFINITY);
    return running;
  }

  /** Where a slow machine did not come to a point as often as was asked, the next is to die there the first time. */
  #soon(death: PointDeath): PointDeath {
    const { point } = death;
    const missed = this.#tried.has(point) && !this.died.has(point);
    this.#tried.add(point);
    return missed ? { ...death, after: 1 } : death;
  }

  /** The load is spread over all lives: each finds people who are about to ring and text. */
  #take(): Death | null {
    const death = this.#deaths[this.#next] ?? null;
    this.#next += 1;
    this.#load.release(Math.ceil((this.#webhooks * this.#next) / this.#deaths.length));
    return death;
  }
}
