import type { Rare } from "./port/database.ts";
import { Simulation } from "./simulation.ts";

export type SeedResult = {
  readonly seed: number;
  readonly failures: readonly string[];
  readonly steps: number;
  readonly texts: number;
  readonly events: number;
  readonly trace: readonly string[];
};

/** Runs one seed from its first call to the end of its last timer; the same each time. */
export async function runSeed(seed: number, rare: Rare, traced: boolean): Promise<SeedResult> {
  const simulation = new Simulation(seed, rare, traced);
  const failures = await simulation
    .run()
    .catch((error: unknown) => [error instanceof Error ? (error.stack ?? error.message) : String(error)]);
  const { outbox, inbox } = simulation.database.tables;
  const counts = { steps: simulation.machine.steps, texts: outbox.rows.size, events: inbox.rows.size };
  return { seed, failures, ...counts, trace: simulation.trace };
}
