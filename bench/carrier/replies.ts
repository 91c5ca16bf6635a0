/** What became of the texts that were waited for. `unasked` counts each text that nobody waited for, a second one among them. */
export type Outcome = { readonly latenciesMs: readonly number[]; readonly missing: number; readonly unasked: number };

/** Who waits for a text, and since when; all times are milliseconds of one clock. */
export class Replies {
  readonly #due = new Map<string, number>();
  #latenciesMs: number[] = [];
  #unasked = 0;

  get waiting(): number {
    return this.#due.size;
  }

  expect(who: string, dueAt: number): void {
    if (this.#due.has(who)) throw new Error(`${who} waits for a text already`);
    this.#due.set(who, dueAt);
  }

  arrived(who: string, at: number): void {
    const dueAt = this.#due.get(who);
    if (dueAt === undefined) {
      this.#unasked += 1;
      return;
    }
    this.#due.delete(who);
    this.#latenciesMs.push(at - dueAt);
  }

  /** Ends a run: who still waits is missing, and the next run begins with nobody. */
  take(): Outcome {
    const outcome = { latenciesMs: this.#latenciesMs, missing: this.#due.size, unasked: this.#unasked };
    this.#due.clear();
    this.#latenciesMs = [];
    this.#unasked = 0;
    return outcome;
  }
}

/** The texts of a run in which each one got its own; throws where one is missing, or where somebody was texted unasked. */
export function allAnswered({ latenciesMs, missing, unasked }: Outcome): readonly number[] {
  if (missing > 0) throw new Error(`${missing} of ${missing + latenciesMs.length} got no text`);
  if (unasked > 0) throw new Error(`${unasked} texts came that nobody had asked for`);
  return latenciesMs;
}
