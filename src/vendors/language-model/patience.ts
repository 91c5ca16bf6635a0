const failuresInARow = 3;
const firstPauseMs = 15_000;
const pauseMaxMs = 300_000;

/**
 * Leaves a model alone that failed several times in a row, so that conversations do not each wait for it. After the pause one
 * question goes as a probe; the pause doubles with each that fails. Kept in the process: another one finds out for itself.
 */
export class Patience {
  readonly #nowMs: () => number;
  #failures = 0;
  #pauseMs = firstPauseMs;
  #until: number | null = null;
  #probing = false;

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  isLeftAlone(): boolean {
    return this.#until !== null && (this.#probing || this.#nowMs() < this.#until);
  }

  begin(): void {
    this.#probing = this.#until !== null;
  }

  end(well: boolean): void {
    if (well) {
      this.#failures = 0;
      this.#pauseMs = firstPauseMs;
      this.#until = null;
      this.#probing = false;
      return;
    }
    this.#failures += 1;
    // Of many that failed together, one begins the pause.
    if (this.#failures < failuresInARow || (this.#until !== null && !this.#probing)) return;
    this.#probing = false;
    this.#until = this.#nowMs() + this.#pauseMs;
    this.#pauseMs = Math.min(pauseMaxMs, this.#pauseMs * 2);
  }
}
