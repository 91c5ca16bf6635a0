import type { ChildProcess } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createInterface, type Interface } from "node:readline";

const sampleEveryMs = 1_000;
const heapWithinMs = 30_000;
/** What a process needs until it is warm says nothing of what it holds on to. */
const warmShare = 1 / 3;

type Sample = { readonly atMs: number; readonly mb: number };

/**
 * The memory of a process, watched from outside. What it holds on to is what is resident once all that nobody holds was
 * collected: between two collections a heap grows by a third, as slowly as there is little to do.
 */
export class Memory {
  readonly #child: ChildProcess;
  readonly #lines: Interface;
  readonly #timer: NodeJS.Timeout;
  #peakMb = 0;
  #held: Sample[] = [];

  constructor(child: ChildProcess) {
    if (child.stdout === null) throw new Error("the process prints nowhere");
    this.#child = child;
    this.#lines = createInterface({ input: child.stdout });
    this.#timer = setInterval(() => void this.#residentMb(), sampleEveryMs);
  }

  forget(): void {
    this.#peakMb = 0;
    this.#held = [];
  }

  /** Megabytes an hour by which what stays resident after each collection grows, by the least squares, once it is warm. */
  get growthPerHour(): number {
    const samples = this.#held.slice(Math.floor(this.#held.length * warmShare));
    const [atMean, mbMean] = [mean(samples.map(({ atMs }) => atMs)), mean(samples.map(({ mb }) => mb))];
    const along = mean(samples.map(({ atMs, mb }) => (atMs - atMean) * (mb - mbMean)));
    const spread = mean(samples.map(({ atMs }) => (atMs - atMean) ** 2));
    return spread === 0 ? 0 : (along / spread) * 3_600_000;
  }

  get peakMb(): number {
    return this.#peakMb;
  }

  /** What is left on its heap after everything was collected. */
  async heapMb(): Promise<number> {
    const told = Promise.withResolvers<number>();
    const listen = (line: string) => {
      const [, mb] = /^\{"heapMb":([\d.]+)\}$/.exec(line) ?? [];
      if (mb !== undefined) told.resolve(Number(mb));
    };
    this.#lines.on("line", listen);
    const late = setTimeout(() => told.reject(new Error("the process does not say what its heap holds")), heapWithinMs);
    this.#child.kill("SIGUSR2");
    try {
      const heap = await told.promise;
      this.#held.push({ atMs: performance.now(), mb: await this.#residentMb() });
      return heap;
    } finally {
      clearTimeout(late);
      this.#lines.off("line", listen);
    }
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#lines.close();
  }

  async #residentMb(): Promise<number> {
    const status = await readFile(`/proc/${this.#child.pid}/status`, "utf8").catch(() => "");
    const [, kb] = /^VmRSS:\s+(\d+) kB/m.exec(status) ?? [];
    const mb = (Number(kb ?? 0) * 1024) / 1e6;
    this.#peakMb = Math.max(this.#peakMb, mb);
    return mb;
  }
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0) / Math.max(1, numbers.length);
}
