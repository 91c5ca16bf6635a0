import { runCrowd } from "./onboard/crowd.ts";
import { runMachine } from "./onboard/machine.ts";
import type { CampaignOptions, CampaignResult } from "./result.ts";

const sizes = {
  short: { runs: 5, actsMax: 60, crowd: { owners: 12, numbers: 8 } },
  full: { runs: 2_000, actsMax: 60, crowd: { owners: 200, numbers: 150 } },
} as const;
const progressEvery = 100;
const failuresMax = 20;

/**
 * Owners set their businesses up by text, at once and in every order, while numbers come and go: after every act the database
 * is what a small model says.
 */
export async function run({ seed, size }: CampaignOptions): Promise<CampaignResult> {
  const { runs, actsMax, crowd } = sizes[size];
  const atOnce = await runCrowd(crowd);
  let ran = 0;
  const machine = await runMachine({ seed, runs, actsMax, shrinks: size === "full" }, () => {
    ran += 1;
    if (ran % progressEvery === 0) process.stderr.write(`  ${ran} of ${runs} runs\n`);
  });
  const untried = Object.entries(machine.counts).flatMap(([what, count]) =>
    size === "full" && count === 0 ? [`${what}: none, and so it was not tried`] : [],
  );
  return {
    name: "onboard",
    seed,
    counts: { ...atOnce.counts, runs: ran, ...machine.counts },
    failures: [...atOnce.failures, ...machine.failures, ...untried].slice(0, failuresMax),
  };
}
