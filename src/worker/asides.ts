/** Waits for somebody outside; the lane of the work that does goes on with something else meanwhile. */
export type Outside = <Value>(wait: () => Promise<Value>) => Promise<Value>;

export type AsidesOptions = {
  /** So much work may wait outside at a time; what comes then keeps its lane. */
  readonly most: number;
  /** So much of what has come back is done at a time: as many lanes more. */
  readonly returning: number;
  readonly failed: (error: unknown) => void;
};

/**
 * Lanes are few because the work in them is the processor's and the database's. Waiting for an answer from outside is neither, so
 * whoever does it steps aside: a hundred conversations wait for a slow model at once, and nobody waits behind them.
 */
export class Asides {
  readonly #options: AsidesOptions;
  readonly #underWay = new Set<Promise<void>>();
  readonly #inLine: (() => void)[] = [];
  #outside = 0;
  #returned = 0;

  constructor(options: AsidesOptions) {
    this.#options = options;
  }

  /** Settles when the work has ended, or has stepped aside; then it goes on by itself, and its failure is told of. */
  async run(work: (outside: Outside) => Promise<void>): Promise<void> {
    const left = Promise.withResolvers<void>();
    let isAside = false;
    const outside: Outside = async (wait) => {
      if (isAside || this.#outside >= this.#options.most) return wait();
      isAside = true;
      this.#outside += 1;
      left.resolve();
      try {
        return await wait();
      } finally {
        this.#outside -= 1;
        await this.#comeBack();
      }
    };
    const ended = this.#follow(work(outside), () => isAside);
    await Promise.race([ended, left.promise]);
  }

  /** When all that stepped aside has ended. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.allSettled(this.#underWay);
  }

  async #follow(work: Promise<void>, isAside: () => boolean): Promise<void> {
    const ended = work.catch((error: unknown) => {
      if (!isAside()) throw error;
      this.#options.failed(error);
    });
    this.#underWay.add(ended);
    try {
      await ended;
    } finally {
      this.#underWay.delete(ended);
      if (isAside()) this.#leave();
    }
  }

  async #comeBack(): Promise<void> {
    if (this.#returned >= this.#options.returning) await new Promise<void>((resolve) => this.#inLine.push(resolve));
    else this.#returned += 1;
  }

  /** Who is next in line takes over the place. */
  #leave(): void {
    const next = this.#inLine.shift();
    if (next === undefined) this.#returned -= 1;
    else next();
  }
}
