import { parentPort, workerData } from "node:worker_threads";
import { takeTimers } from "./globals.ts";
import { redirectStore } from "./redirect.ts";

/** Which seeds this thread runs: from `first` so many, every `stride`-th; `traced` where their traces are wanted. */
export type Share = {
  readonly first: number;
  readonly count: number;
  readonly stride: number;
  readonly traced: boolean;
};

export type Tally = {
  readonly seeds: number;
  readonly steps: number;
  readonly texts: number;
  readonly events: number;
  readonly rare: ReadonlyMap<string, number>;
  readonly failed: readonly {
    readonly seed: number;
    readonly failures: readonly string[];
    readonly trace: readonly string[];
  }[];
};

const failedMax = 5;

const { first, count, stride, traced }: Share = workerData;
takeTimers();
redirectStore();
const { runSeed } = await import("./run-seed.ts");
parentPort?.postMessage(await run(), []);

async function run(): Promise<Tally> {
  const rare = new Map<string, number>();
  const failed: { seed: number; failures: readonly string[]; trace: readonly string[] }[] = [];
  const sum = { seeds: 0, steps: 0, texts: 0, events: 0 };
  for (let place = 0; place < count && failed.length < failedMax; place += 1) {
    const seed = first + place * stride;
    const reached = (what: string) => rare.set(what, (rare.get(what) ?? 0) + 1);
    const result = await runSeed(seed, reached, traced);
    sum.seeds += 1;
    sum.steps += result.steps;
    sum.texts += result.texts;
    sum.events += result.events;
    if (result.failures.length > 0 || traced) failed.push(result);
  }
  return { ...sum, rare, failed };
}
