import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { catcherOf, type Twin, type TwinVerdict } from "./twin.ts";
import { runNode } from "./twinning/catcher.ts";
import { inCopy } from "./twinning/copy.ts";
import { type Baseline, runTwin } from "./twinning/run-twin.ts";

type TwinFile = { readonly twins: readonly Twin[] };

const twinLimitMs = 90_000;
const stopLimitMs = 30_000;
const stopCluster = "test/support/stop-cluster.ts";

/** Runs all twins, those of the file `twins/ONLY.ts`, or those whose name or catcher contains it. The exit code: 1 when one was not caught. */
export async function runTwins(only: string | null): Promise<number> {
  const twins = chosen(await loadTwins(), only);
  if (twins.length === 0) throw new Error("there is no such twin");
  const verdicts = await judgeTwins(fileURLToPath(new URL("..", import.meta.url)), twins, twinLimitMs, show);
  const missed = verdicts.filter(({ verdict }) => verdict !== "caught").length;
  console.log(
    missed === 0 ? `PASS, ${verdicts.length} twins caught` : `FAIL, ${missed} of ${verdicts.length} not caught`,
  );
  return missed === 0 ? 0 : 1;
}

/** Plants the twins one after another in one copy of the tree at `root`, and says of each whether it was caught. */
export async function judgeTwins(
  root: string,
  twins: readonly Twin[],
  limitMs: number,
  announce: (verdict: TwinVerdict) => void,
): Promise<TwinVerdict[]> {
  return inCopy(root, async (copy) => {
    const baseline: Baseline = new Map();
    const verdicts: TwinVerdict[] = [];
    for (const twin of twins) {
      const verdict = await runTwin(copy, twin, baseline, limitMs);
      verdicts.push(verdict);
      announce(verdict);
    }
    if (existsSync(join(copy, stopCluster))) await runNode(copy, [stopCluster], stopLimitMs);
    return verdicts;
  });
}

function chosen(groups: ReadonlyMap<string, readonly Twin[]>, only: string | null): readonly Twin[] {
  const all = [...groups.values()].flat();
  if (only === null) return all;
  return groups.get(only) ?? all.filter((twin) => `${twin.name} ${catcherOf(twin)}`.includes(only));
}

/** By the name of the file that lists them. */
async function loadTwins(): Promise<Map<string, readonly Twin[]>> {
  const folder = new URL("./twins/", import.meta.url);
  const groups = new Map<string, readonly Twin[]>();
  for (const file of readdirSync(folder).toSorted()) {
    const { twins }: TwinFile = await import(new URL(file, folder).href);
    groups.set(file.replace(/\.ts$/, ""), twins);
  }
  return groups;
}

function show({ twin, verdict, seconds }: TwinVerdict): void {
  const mark = verdict === "caught" ? "✔" : "✖";
  console.log(
    `${mark} ${verdict.padEnd(20)} ${seconds.toFixed(1).padStart(6)} s  ${twin.name.padEnd(50)} ${catcherOf(twin)}`,
  );
}
