import type { ReceivedEvent } from "../../src/domain/carrier-event.ts";
import type { Chance } from "../hostile/chance.ts";
import type { Machine } from "./machine.ts";
import type { Rare } from "./port/database.ts";
import type { Worker } from "./product.ts";

const answerWithinMs = 3_500;
const retriesMax = 2;
const retryAfterMs = 1_000;

/** Brings the carrier's webhooks to whichever process answers, again where one does not, and remembers what was acknowledged. */
export class Webhooks {
  readonly acknowledged = new Set<string>();
  readonly #machine: Machine;
  readonly #chance: Chance;
  readonly #workers: () => readonly Worker[];
  readonly #rare: Rare;

  constructor(machine: Machine, chance: Chance, workers: () => readonly Worker[], rare: Rare) {
    this.#machine = machine;
    this.#chance = chance;
    this.#workers = workers;
    this.#rare = rare;
  }

  post(event: ReceivedEvent, lateMs: number, tries = 0): void {
    this.#machine.after(lateMs, null, () => {
      const [first, ...others] = this.#workers();
      if (first === undefined) this.#again(event, tries);
      else this.#bring(event, this.#chance.pick([first, ...others]), tries);
    });
  }

  #bring(event: ReceivedEvent, { process, receive }: Worker, tries: number): void {
    let over = false;
    const end = (acknowledged: boolean) => {
      giveUp();
      if (acknowledged) this.acknowledged.add(event.key);
      else if (!over) this.#again(event, tries);
      over = true;
    };
    const giveUp = this.#machine.after(answerWithinMs, null, () => end(false));
    this.#machine.soon(process, () => {
      receive(event).then(
        () => end(true),
        () => end(false),
      );
    });
  }

  #again(event: ReceivedEvent, tries: number): void {
    if (tries >= retriesMax) return;
    this.#rare("a webhook was refused and came again");
    this.post(event, retryAfterMs, tries + 1);
  }
}
