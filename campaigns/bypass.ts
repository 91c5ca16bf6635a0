import { fileURLToPath } from "node:url";
import { allPlants, quickPlants } from "./bypass/plants.ts";
import type { CampaignOptions, CampaignResult } from "./result.ts";
import { catcherOf } from "./twin.ts";
import { judgeTwins } from "./twins.ts";

const catchLimitMs = 90_000;

/**
 * Ways round the gate, planted one after another in a copy of the tree: in the source, in the types and in the schema. Each
 * must turn the test red that watches that way. The short form plants one that needs no database, by the seed.
 */
export async function run({ seed, size }: CampaignOptions): Promise<CampaignResult> {
  const plants = size === "full" ? allPlants : quickPlants.slice(seed % quickPlants.length).slice(0, 1);
  const root = fileURLToPath(new URL("..", import.meta.url));
  const verdicts = await judgeTwins(root, plants, catchLimitMs, ({ twin, verdict, seconds }) => {
    if (size === "full") console.log(`  ${verdict}, ${seconds.toFixed(1)} s: ${twin.name} (${catcherOf(twin)})`);
  });
  const missed = verdicts.filter(({ verdict }) => verdict !== "caught");
  return {
    name: "bypass",
    seed,
    counts: { "ways planted": plants.length, caught: verdicts.length - missed.length },
    failures: missed.map(({ twin, verdict }) => `${twin.name}: ${verdict}, where ${catcherOf(twin)} should be red`),
  };
}
