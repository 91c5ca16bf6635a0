import { changeHours } from "./freeze/change-hours.ts";
import { freezeProcesses } from "./freeze/freeze-processes.ts";
import { moveClocks } from "./freeze/move-clocks.ts";
import { makeChance } from "./hostile/chance.ts";
import type { CampaignOptions, CampaignResult } from "./result.ts";

const sizes = {
  short: {
    frozen: { clients: 2, webhooks: 30, freezes: 2, wholeOneIn: null, drainMs: 20_000 },
    clocks: { talks: 5, jumps: 5 },
    hours: { around: 6, hoursBetween: 6 },
  },
  full: {
    frozen: { clients: 40, webhooks: 4_000, freezes: 120, wholeOneIn: 8, drainMs: 120_000 },
    clocks: { talks: 150, jumps: 150 },
    hours: { around: 30, hoursBetween: 1 },
  },
} as const;
const failuresMax = 20;

/**
 * Time as it should not be: processes that freeze past their leases and wake, clocks that are set forward and back under
 * people who ring and text, and the nights in which London's clocks change. Nothing is done twice, and nothing too late.
 */
export async function run({ seed, size }: CampaignOptions): Promise<CampaignResult> {
  const { frozen, clocks, hours } = sizes[size];
  const chance = makeChance(seed);
  const parts = await Promise.all([
    freezeProcesses(frozen, chance),
    moveClocks(clocks, makeChance(seed + 1)),
    changeHours(hours),
  ]);
  const failures = parts.flatMap((part) => part.failures);
  return {
    name: "freeze",
    seed,
    counts: Object.assign({}, ...parts.map(({ counts }) => counts)),
    failures: failures.slice(0, failuresMax),
  };
}
