import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { campaignNames } from "./names.ts";
import type { CampaignOptions, CampaignResult } from "./result.ts";

type Campaign = { run(options: CampaignOptions): Promise<CampaignResult> };

const failuresShownMax = 50;
const seedMax = 2 ** 31;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: "string" }, short: { type: "boolean", default: false }, only: { type: "string" } },
});
const root = fileURLToPath(new URL("..", import.meta.url));
const names = campaignNames(root);
const [name] = positionals;

if (name === "twins") {
  const { runTwins } = await import("./twins.ts");
  process.exitCode = await runTwins(values.only ?? null);
} else if (name === undefined || !names.includes(name)) {
  console.log(`usage: npm run campaign -- NAME [--seed N] [--short]\n       npm run campaign -- twins [--only NAME]`);
  console.log(`campaigns: ${names.join(", ") || "none yet"}`);
  process.exitCode = name === undefined ? 0 : 2;
} else process.exitCode = await runCampaign(name);

async function runCampaign(campaign: string): Promise<number> {
  const seed = seedOf(values.seed);
  const size = values.short ? "short" : "full";
  console.log(`campaign ${campaign}, ${size}, seed ${seed}`);
  const started = performance.now();
  const loaded: Campaign = await import(new URL(`./${campaign}.ts`, import.meta.url).href);
  const result = await loaded.run({ seed, size });
  for (const [what, count] of Object.entries(result.counts)) console.log(`  ${what.padEnd(44)}${count}`);
  for (const failure of result.failures.slice(0, failuresShownMax)) console.log(`  ✖ ${failure}`);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const passed = result.failures.length === 0;
  console.log(
    passed ? `PASS in ${seconds} s` : `FAIL in ${seconds} s, ${result.failures.length} failures, seed ${seed}`,
  );
  return passed ? 0 : 1;
}

/** A new seed each time unless one is given: what a campaign finds is repeated by the seed that it printed. */
function seedOf(text: string | undefined): number {
  if (text === undefined) return Math.floor(Math.random() * seedMax);
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--seed ${text} is not a whole number`);
  return Number(text);
}
