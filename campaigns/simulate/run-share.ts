import { Worker } from "node:worker_threads";
import type { Share, Tally } from "./worker.ts";

/** Runs seeds on a thread of their own: there the timers and the store are the simulated ones, and nowhere else. */
export function runShare(share: Share): Promise<Tally> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("worker.ts", import.meta.url), { workerData: share });
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}
