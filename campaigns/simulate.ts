import { rareStates } from "./simulate/rare-states.ts";
import { runShare } from "./simulate/run-share.ts";
import type { Tally } from "./simulate/worker.ts";
import type { CampaignOptions, CampaignResult } from "./result.ts";

const sizes = { short: 1_000, full: 100_000 } as const;
const threads = 2;
const reachedMin = 10;
const traceLinesMax = 300;

/**
 * The real domain, flows and loops of two processes on one thread, over a simulated database, carrier and clock: crashes, frozen
 * processes, outages and lost answers at every await, in an order that the seed chooses. Whatever happened, no promise is broken
 * while faults last, and everything is at its end after them. A run that did not reach what is rare is void.
 */
export async function run({ seed, size, only }: CampaignOptions): Promise<CampaignResult> {
  if (only !== null) return runOne(Number(only));
  const each = Math.ceil(sizes[size] / threads);
  const shares = Array.from({ length: threads }, (_, at) =>
    runShare({ first: seed + at, count: each, stride: threads, traced: false }),
  );
  const tallies = await Promise.all(shares);
  const failed = tallies.flatMap((tally) => tally.failed);
  const rare = rareStates.map((what) => [what, sum(tallies, (tally) => tally.rare.get(what) ?? 0)] as const);
  const unreached = rare.filter(([, times]) => times < reachedMin);
  const [first] = failed;
  if (first !== undefined) await showTrace(first.seed);
  return {
    name: "simulate",
    seed,
    counts: {
      seeds: sum(tallies, ({ seeds }) => seeds),
      events: sum(tallies, ({ events }) => events),
      texts: sum(tallies, ({ texts }) => texts),
      steps: sum(tallies, ({ steps }) => steps),
      ...Object.fromEntries(rare),
    },
    failures: [
      ...failed.flatMap(({ seed: at, failures }) => failures.map((what) => `seed ${at} (--only ${at}): ${what}`)),
      ...unreached.map(([what, times]) => `void: ${times} times, and not ${reachedMin}, ${what}`),
    ],
  };
}

async function runOne(seed: number): Promise<CampaignResult> {
  const failures = await showTrace(seed);
  return { name: "simulate", seed, counts: { seeds: 1 }, failures };
}

/** The seed once more, with all that happened in it. */
async function showTrace(seed: number): Promise<readonly string[]> {
  const { failed } = await runShare({ first: seed, count: 1, stride: 1, traced: true });
  const [again] = failed;
  for (const line of (again?.trace ?? []).slice(-traceLinesMax)) console.log(line);
  return again?.failures ?? [];
}

function sum(tallies: readonly Tally[], of: (tally: Tally) => number): number {
  return tallies.reduce((total, tally) => total + of(tally), 0);
}
