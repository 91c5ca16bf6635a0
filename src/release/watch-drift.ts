import { setTimeout as pause } from "node:timers/promises";
import { driftCount } from "./migrate/drift/find-drift.ts";
import { readDrift } from "./migrate/drift/read-drift.ts";
import type { Migration } from "./migrate/step.ts";

const lookEveryMs = 600_000;

/** `differences`: in how much the schema was not what the migrations make when it was last looked at; null where nobody could say. */
export type DriftWatch = { differences(): number | null; stop(): void };

/** Looks now and every ten minutes, beside everything else: who asks gets the last answer at once. */
export function watchDrift(migrations: readonly Migration[], url: string): DriftWatch {
  const stopping = new AbortController();
  let last: number | null = null;
  const look = async () => {
    while (!stopping.signal.aborted) {
      const drift = await readDrift(migrations, url).catch(() => null);
      last = drift === null ? null : driftCount(drift);
      await pause(lookEveryMs, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
    }
  };
  void look();
  return { differences: () => last, stop: () => stopping.abort() };
}
