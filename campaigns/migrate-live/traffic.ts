import { setTimeout as pause } from "node:timers/promises";
import { atEvenTimes } from "../../bench/gate/pace.ts";
import type { Felt } from "./felt.ts";

/** Invariant 14. */
export const lockWaitMaxMs = 100;
const lockNotHad = "55P03";
const wordsMax = 5;
const lookEveryMs = 100;

type Source = { one(): Promise<void> };
type Gathered = { latenciesMs: number[]; failed: number; waitedTooLong: number; words: string[] };

/** Requests at an even pace, taken from the sources in turn, whether those before are through or not. */
export class Traffic {
  #felt: Gathered = nothing();
  #over = false;
  #asked = 0;
  #going: readonly Promise<void>[] = [];

  /** `look` is called several times a second, and its failure is the traffic's. */
  start(sources: readonly [Source, ...Source[]], perSecond: number, look: () => Promise<void>): void {
    const askOne = async (dueAt: number) => {
      this.#asked += 1;
      const source = sources[this.#asked % sources.length] ?? sources[0];
      await source.one().catch((error: unknown) => this.#fail(error));
      this.#felt.latenciesMs.push(performance.now() - dueAt);
    };
    const looking = async () => {
      while (!this.#over) {
        await look().catch((error: unknown) => this.#fail(error));
        await pause(lookEveryMs);
      }
    };
    this.#going = [atEvenTimes(askOne, () => this.#over, 1_000 / perSecond), looking()];
  }

  /** What was felt since the last time that this was asked. */
  take(): Felt {
    const felt = this.#felt;
    this.#felt = nothing();
    return felt;
  }

  async stop(): Promise<void> {
    this.#over = true;
    await Promise.all(this.#going);
  }

  #fail(error: unknown): void {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    this.#felt.failed += 1;
    if (code === lockNotHad) this.#felt.waitedTooLong += 1;
    if (this.#felt.words.length < wordsMax) this.#felt.words.push(`${String(error)} ${code}`.trim());
  }
}

function nothing(): Gathered {
  return { latenciesMs: [], failed: 0, waitedTooLong: 0, words: [] };
}

/** The address of a login whose sessions wait no longer for a lock, so that the server itself is the judge, and go by UTC as the product's do. */
export function impatient(url: string, patienceMs: number): string {
  const address = new URL(url);
  address.searchParams.set("options", `-c lock_timeout=${patienceMs} -c timezone=UTC`);
  return address.href;
}
