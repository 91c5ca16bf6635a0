import type { ChildProcess } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createInterface, type Interface } from "node:readline";

const sampleEveryMs = 1_000;
const heapWithinMs = 30_000;
/** What a process needs until it is warm says nothing of what it holds on to. */
const warmShare = 1 / 3;

type Sample = { readonly atMs: number; readonly mb: number };

/** The memory of a process, watched from outside. */
export class Memory {
  readonly #child: ChildProcess;
  readonly #lines: Interface;
  readonly #timer: NodeJS.Timeout;
  #samples: Sample[] = [];

  constructor(child: ChildProcess) {
    if (child.stdout === null) throw new Error("the process prints nowhere");
    this.#child = child;
    this.#lines = createInterface({ input: child.stdout });
    this.#timer = setInterval(() => void this.#sample(), sampleEveryMs);
  }

  forget(): void {
    this.#samples = [];
  }

  /** Megabytes an hour by which what is resident grows, by the least squares, once it is warm. */
  get growthPerHour(): number {
    const samples = this.#samples.slice(Math.floor(this.#samples.length * warmShare));
    const [atMean, mbMean] = [mean(samples.map(({ atMs }) => atMs)), mean(samples.map(({ mb }) => mb))];
    const along = mean(samples.map(({ atMs, mb }) => (atMs - atMean) * (mb - mbMean)));
    const spread = mean(samples.map(({ atMs }) => (atMs - atMean) ** 2));
    return spread === 0 ? 0 : (along / spread) * 3_600_000;
  }

  get peakMb(): number {
    return Math.max(0, ...this.#samples.map(({ mb }) => mb));
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
      return await told.promise;
    } finally {
      clearTimeout(late);
      this.#lines.off("line", listen);
    }
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#lines.close();
  }

  async #sample(): Promise<void> {
    const status = await readFile(`/proc/${this.#child.pid}/status`, "utf8").catch(() => "");
    const [, kb] = /^VmRSS:\s+(\d+) kB/m.exec(status) ?? [];
    if (kb !== undefined) this.#samples.push({ atMs: performance.now(), mb: (Number(kb) * 1024) / 1e6 });
  }
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0) / Math.max(1, numbers.length);
}
