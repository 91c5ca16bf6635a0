import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { interrupted } from "../scripts/check/interrupt.ts";
import { accepted } from "./mutants/accepted.ts";
import { compare } from "./mutants/compare.ts";
import type { Accepted, Mutant } from "./mutants/mutant.ts";
import { runStryker } from "./mutants/run-stryker.ts";
import { domainTargets, gateTargets, type Target } from "./mutants/targets.ts";
import type { CampaignOptions, CampaignResult } from "./result.ts";
import { runNode } from "./twinning/catcher.ts";
import { inCopy } from "./twinning/copy.ts";

const campaignLimitMs = 20 * 60_000;
const stopLimitMs = 30_000;
const stopCluster = "test/support/stop-cluster.ts";

type Ends = Record<"mutants" | Mutant["end"], number>;
type Course = { readonly seed: number; readonly signal: AbortSignal; readonly announce: (line: string) => void };

/** Stryker over domain policy and gate, or over those targets whose name contains `only`. `short` leaves out the database. */
export async function runMutants({ seed, size }: CampaignOptions, only: string | null): Promise<CampaignResult> {
  const all = size === "short" ? domainTargets : [...domainTargets, ...gateTargets];
  const targets = all.filter(({ name }) => only === null || name.includes(only));
  if (targets.length === 0) throw new Error("there is no such target");
  const course: Course = { seed, signal: interrupted(), announce: console.log };
  return judgeTargets(fileURLToPath(new URL("..", import.meta.url)), targets, accepted, course);
}

/** Tries one target after another in one copy of the tree at `root`. */
export async function judgeTargets(
  root: string,
  targets: readonly Target[],
  may: readonly Accepted[],
  { seed, signal, announce }: Course,
): Promise<CampaignResult> {
  const end = performance.now() + campaignLimitMs;
  const ends: Ends = { mutants: 0, killed: 0, "timed out": 0, survived: 0, broken: 0 };
  const failures: string[] = [];
  await inCopy(root, async (copy) => {
    for (const target of targets) {
      const started = performance.now();
      const tried = await runStryker(copy, target, { seed, limitMs: Math.max(1, end - started), signal });
      const found = "failed" in tried ? [tried.failed] : judged(target, tried.mutants, may, ends);
      failures.push(...found);
      const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(6);
      const count = "failed" in tried ? 0 : tried.mutants.length;
      announce(`${found.length === 0 ? "✔" : "✖"} ${seconds} s  ${target.name.padEnd(20)} ${count} mutants`);
    }
    if (existsSync(join(copy, stopCluster))) await runNode(copy, [stopCluster], stopLimitMs);
  });
  return { name: "mutants", seed, counts: { targets: targets.length, ...ends }, failures };
}

function judged(target: Target, mutants: readonly Mutant[], may: readonly Accepted[], ends: Ends): string[] {
  ends.mutants += mutants.length;
  for (const { end } of mutants) ends[end] += 1;
  const untouched = target.files.filter((file) => !mutants.some((mutant) => mutant.file === file));
  return [...compare(mutants, may, target.files), ...untouched.map((file) => `nothing was changed in ${file}`)];
}
