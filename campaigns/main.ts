import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { campaignNames } from "./names.ts";
import type { CampaignOptions, CampaignResult } from "./result.ts";

type Run = (options: CampaignOptions) => Promise<CampaignResult>;
type Campaign = { readonly run: Run };

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
} else if (name === "mutants") {
  const { runMutants } = await import("./mutants.ts");
  process.exitCode = await runCampaign(name, (options) => runMutants(options, values.only ?? null));
} else if (name === undefined || !names.includes(name)) {
  console.log("usage: npm run campaign -- NAME [--seed N] [--short]\n       npm run campaign -- twins [--only NAME]");
  console.log("       npm run campaign -- mutants [--seed N] [--short] [--only NAME]");
  console.log(`campaigns: ${names.join(", ") || "none yet"}`);
  process.exitCode = name === undefined ? 0 : 2;
} else {
  const { run }: Campaign = await import(new URL(`./${name}.ts`, import.meta.url).href);
  process.exitCode = await runCampaign(name, run);
}

async function runCampaign(campaign: string, run: Run): Promise<number> {
  const seed = seedOf(values.seed);
  const size = values.short ? "short" : "full";
  console.log(`campaign ${campaign}, ${size}, seed ${seed}`);
  const started = performance.now();
  const result = await run({ seed, size, only: values.only ?? null });
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
  if (!/^\d{1,10}$/.test(text)) throw new Error(`--seed ${text} is not a whole number`);
  return Number(text);
}
