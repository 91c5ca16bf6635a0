import { compare } from "./nth/compare.ts";
import { planFailures } from "./nth/plan.ts";
import { play, type Played } from "./nth/play.ts";
import type { Scenario } from "./nth/scenario.ts";
import { scenarios } from "./nth/scenarios.ts";
import type { Failure } from "./nth/stage.ts";
import { type Chance, makeChance } from "./hostile/chance.ts";
import type { CampaignOptions, CampaignResult } from "./result.ts";

const atOnce = 4;
const progressEvery = 100;
const failuresMax = 30;
/** The short form plays some of the scenarios, each with a failure of each kind and some more. */
const short = { scenarios: 2, more: 2 };

type Run = { readonly scenario: Scenario; readonly untouched: Played; readonly failure: Failure };

/**
 * The n-th statement to the database fails, and the n-th request to the carrier, for each n that a scenario has, one in each
 * run. After it all is well, and in the end everything was done once: handsets and rows are those of an untouched run.
 */
export async function run({ seed, size }: CampaignOptions): Promise<CampaignResult> {
  const chance = makeChance(seed);
  const chosen = size === "full" ? scenarios : some(scenarios, short.scenarios, chance);
  const all: { scenario: Scenario; untouched: Played }[] = [];
  await inLanes(chosen, async (scenario) => void all.push({ scenario, untouched: await play(scenario, null) }));
  const runs = all.flatMap(({ scenario, untouched }): Run[] => {
    const planned = planFailures(untouched);
    const failures = size === "full" ? planned : fewOf(planned, chance);
    return failures.map((failure) => ({ scenario, untouched, failure }));
  });
  const failures = all.flatMap(({ scenario, untouched }) =>
    untouched.seen.handsets.length > 0 ? [] : [`${scenario.name}: nobody received anything`],
  );
  let [played, missed] = [0, 0];
  await inLanes(runs, async (next) => {
    const { failed, findings } = await judge(next);
    played += 1;
    if (!failed) missed += 1;
    failures.push(...findings);
    if (played % progressEvery === 0) process.stderr.write(`  ${played} of ${runs.length} runs\n`);
  });
  const of = (what: Failure["of"], how: string) =>
    runs.filter(({ failure }) => failure.of === what && failure.how === how).length;
  return {
    name: "nth",
    seed,
    counts: {
      scenarios: chosen.length,
      runs: played,
      "statements that never arrived": of("database", "before"),
      "statements whose answer never arrived": of("database", "after"),
      "requests refused": of("carrier", "refused"),
      "requests that never arrived": of("carrier", "lost"),
      "requests whose answer never arrived": of("carrier", "taken"),
      "runs in which that call was not made": missed,
    },
    failures: failures.slice(0, failuresMax),
  };
}

async function judge({ scenario, untouched, failure }: Run): Promise<{ failed: boolean; findings: readonly string[] }> {
  const { of, how, nth } = failure;
  const what = of === "database" ? ` (${untouched.statements[nth - 1]?.sql.slice(0, 80)})` : "";
  const where = `${scenario.name}, ${of} call ${nth}${what} ${how}`;
  try {
    const { failed, seen } = await play(scenario, failure);
    return { failed, findings: compare(untouched.seen, seen).map((finding) => `${where}: ${finding}`) };
  } catch (error) {
    return { failed: true, findings: [`${where}: ${error instanceof Error ? error.message : String(error)}`] };
  }
}

/** One of each kind, and some more. */
function fewOf(planned: readonly Failure[], chance: Chance): readonly Failure[] {
  const kinds = Map.groupBy(planned, ({ of, how }) => `${of} ${how}`);
  return [...[...kinds.values()].flatMap((kind) => some(kind, 1, chance)), ...some(planned, short.more, chance)];
}

function some<Item>(items: readonly Item[], most: number, chance: Chance): readonly Item[] {
  const left = [...items];
  return Array.from({ length: Math.min(most, left.length) }, () => left.splice(chance.below(left.length), 1)).flat();
}

async function inLanes<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}
