import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { everyTest } from "../../scripts/check/every-test.ts";
import { runNode } from "../twinning/catcher.ts";
import type { Mutant } from "./mutant.ts";
import { readReport } from "./read-report.ts";
import type { Target } from "./targets.ts";

/** The mutants of a target, or why there are none. */
export type Tried = { readonly mutants: readonly Mutant[] } | { readonly failed: string };

export type Trial = { readonly seed: number; readonly limitMs: number; readonly signal: AbortSignal };

const mutantsAtOnce = 2;
/** A mutant may take so much longer than the tests take without one, before it counts as one that never ends. */
const mutantSlackMs = 10_000;
const testTimeoutMs = 30_000;
const logCharsShown = 1_500;

const files = { settings: "stryker.config.json", report: "stryker-report.json", log: "stryker.log" };
const stryker = join(
  dirname(fileURLToPath(import.meta.resolve("@stryker-mutator/core/package.json"))),
  "bin/stryker.js",
);

/** Lets Stryker change the files of a target in a copy of the tree, one change after another, and run its tests each time. */
export async function runStryker(copy: string, target: Target, trial: Trial): Promise<Tried> {
  if (trial.signal.aborted) return { failed: `interrupted before ${target.name}` };
  for (const file of Object.values(files)) rmSync(join(copy, file), { force: true });
  writeFileSync(join(copy, files.settings), JSON.stringify(settingsFor(target, trial.seed)));
  const colour = await runNode(copy, [stryker, "run", files.settings], trial.limitMs, trial.signal);
  if (trial.signal.aborted) return { failed: `interrupted at ${target.name}` };
  if (colour === "too slow") return { failed: `the time was over at ${target.name}` };
  const report = join(copy, files.report);
  if (colour === "green" && existsSync(report)) return { mutants: readReport(readFileSync(report, "utf8")) };
  const log = join(copy, files.log);
  const said = existsSync(log) ? readFileSync(log, "utf8").trim().slice(-logCharsShown) : "it said nothing";
  return { failed: `Stryker could not try ${target.name}: ${said}` };
}

/** `inPlace`, because the copy has a database of its own, which a second copy would have to make again. */
function settingsFor({ files: mutate, tests }: Target, seed: number): object {
  return {
    mutate,
    inPlace: true,
    testRunner: "command",
    commandRunner: { command: tests.map((test) => commandFor(test, seed)).join(" && ") },
    coverageAnalysis: "off",
    concurrency: mutantsAtOnce,
    timeoutMS: mutantSlackMs,
    disableTypeChecks: false,
    plugins: [],
    reporters: ["json"],
    jsonReporter: { fileName: files.report },
    fileLogLevel: "info",
    logLevel: "off",
  };
}

/** Each test in one Node of its own, without a second around it: most of a mutant's time is the start of its Node. */
function commandFor(test: string, seed: number): string {
  const parameters = [
    ...everyTest,
    `--import=./campaigns/mutants/same-chance.ts?seed=${seed}`,
    "--test-force-exit",
    `--test-timeout=${testTimeoutMs}`,
    test,
  ];
  return [process.execPath, ...parameters].map((word) => `"${word}"`).join(" ");
}
