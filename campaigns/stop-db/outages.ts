import { setTimeout as pause } from "node:timers/promises";
import { account } from "../../test/support/installation.ts";
import { postSigned } from "../../test/support/signed-webhook.ts";
import type { Ground, Seat } from "../fire/ground.ts";
import type { Chance } from "../hostile/chance.ts";
import type { FickleDatabase } from "./fickle-database.ts";

export type OutageSizes = { readonly calmMs: number; readonly awayMs: number; readonly cutsMax: number };

const probesEach = 3;
const cutEveryMs = 15;
const probeEveryMs = 5;
const servesWithinMs = 1_000;
const giveUpAfterMs = 30_000;
/** What a landline's calls say does not matter: they are recorded, and nobody is texted for them. */
const prober = "+441632960998";

/** The database goes and comes back, over and over, and what the doors say meanwhile is listened to. */
export class Outages {
  readonly faults: string[] = [];
  /** Milliseconds from the database's return until a door took something, for each door and return. */
  readonly servedAfter: number[] = [];
  cuts = 0;
  refused = 0;
  readonly #ground: Ground;
  readonly #database: FickleDatabase;
  readonly #number: string;
  readonly #chance: Chance;
  #awaySince: number | null = null;

  constructor(ground: Ground, database: FickleDatabase, number: string, chance: Chance) {
    this.#ground = ground;
    this.#database = database;
    this.#number = number;
    this.#chance = chance;
  }

  /** For every answer to everybody: what was asked and answered while the database was away cannot be 2xx. */
  readonly heard = (status: number, began: number): void => {
    const away = this.#awaySince !== null && began >= this.#awaySince;
    if (away && status >= 200 && status < 300)
      this.faults.push(`a door answered ${status} while the database was away`);
  };

  async one({ calmMs, awayMs, cutsMax }: OutageSizes): Promise<void> {
    await pause(this.#chance.below(calmMs));
    for (let cuts = 1 + this.#chance.below(cutsMax); cuts > 0; cuts -= 1) {
      this.cuts += await this.#database.cutConnections();
      await pause(cutEveryMs);
    }
    await pause(this.#chance.below(calmMs));
    await this.#database.stop();
    this.#awaySince = performance.now();
    await Promise.all(this.#ground.seats.map((seat) => this.#findsAway(seat)));
    await pause(this.#chance.below(awayMs));
    this.#awaySince = null;
    await this.#database.start();
    await Promise.all(this.#ground.seats.map((seat) => this.#findsBack(seat)));
  }

  async #findsAway(seat: Seat): Promise<void> {
    for (let probe = 0; probe < probesEach; probe += 1) {
      const { status, headers } = await this.#ring(seat);
      this.refused += 1;
      if (status !== 503) this.faults.push(`a door answered ${status} while the database was away`);
      if (headers.get("retry-after") === null) this.faults.push("a door did not say when to come again");
    }
  }

  async #findsBack(seat: Seat): Promise<void> {
    const began = performance.now();
    for (;;) {
      const { status } = await this.#ring(seat);
      const afterMs = Math.round(performance.now() - began);
      if (status === 200) {
        this.servedAfter.push(afterMs);
        if (afterMs > servesWithinMs) this.faults.push(`a door served ${afterMs} ms after the database's return`);
        return;
      }
      if (afterMs > giveUpAfterMs) throw new Error(`a door still answers ${status}, ${afterMs} ms after the return`);
      await pause(probeEveryMs);
    }
  }

  #ring(seat: Seat): Promise<Response> {
    const fields = { CallSid: `CA${this.#chance.hex(32)}`, From: prober, To: this.#number };
    return postSigned({ publicUrl: this.#ground.home.publicUrl, ...account }, "/api/twilio/voice", fields, seat.url);
  }
}
