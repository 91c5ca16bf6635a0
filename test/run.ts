import { fileURLToPath } from "node:url";
import { boardOn } from "../scripts/check/board.ts";
import { campaignNames } from "../campaigns/names.ts";
import { commandJob } from "../scripts/check/command-job.ts";
import { interrupted } from "../scripts/check/interrupt.ts";
import { readingParts } from "../scripts/check/parts.ts";
import { allPassed, budgetOf, closingLines, failuresOf } from "../scripts/check/report.ts";
import { runJobs } from "../scripts/check/run-jobs.ts";
import { testFiles } from "../scripts/check/test-files.ts";
import { testJob } from "../scripts/check/test-job.ts";

const partsAtOnce = 2;
const campaignsAtOnce = 2;
/** Campaigns whose judges have a clock, or that fill both cores by themselves. */
const byThemselves = new Set([
  "freeze",
  "kill",
  "migrate-live",
  "nth",
  "pause",
  "simulate",
  "soak",
  "stop-db",
  "storm",
]);
const testsLimitSeconds = 90;
const databaseTestsLimitSeconds = 240;
const oldestLimitSeconds = 120;
const shortCampaignLimitSeconds = 10;
const stopLimitSeconds = 30;

/** Words after `npm test --` choose test files by their path, nothing else then runs, and the test cluster stays. */
const only = process.argv.slice(2);
const root = fileURLToPath(new URL("..", import.meta.url));
const files = testFiles(root, only);
const alone = testJob("tests without a database", testsLimitSeconds, { root, files: files.alone, mostlyWait: true });
const withDatabase = testJob("tests with a database", databaseTestsLimitSeconds, { root, files: files.withDatabase });
const oldest = { JOBRUN_TEST_POSTGRES: "15" };
const onOldest = testJob("the same of store, gate and schema on PostgreSQL 15", oldestLimitSeconds, {
  root,
  files: files.withDatabase.filter((file) => /\/test\/(?:store|gate|migrations|release)\//.test(file)),
  environment: oldest,
});
const campaign = (name: string) =>
  commandJob(`campaign ${name}, short`, shortCampaignLimitSeconds, root, [
    "node",
    "campaigns/main.ts",
    name,
    "--short",
  ]);
const campaigns = campaignNames(root);
const besideAnother = campaigns.filter((name) => !byThemselves.has(name));
const oneByOne = campaigns.filter((name) => byThemselves.has(name));
const stopCluster = commandJob("stopping the test cluster", stopLimitSeconds, root, [
  "node",
  "test/support/stop-cluster.ts",
]);
const started = performance.now();
const signal = interrupted();
const board = boardOn(process.stdout);
const everything = only.length === 0;
const done = [
  ...(await runJobs(everything ? readingParts(root) : [], partsAtOnce, board, signal)),
  ...(await runJobs([alone, withDatabase, ...(everything ? [onOldest] : [])], 1, board, signal)),
  ...(await runJobs(everything ? besideAnother.map(campaign) : [], campaignsAtOnce, board, signal)),
  ...(await runJobs(everything ? oneByOne.map(campaign) : [], 1, board, signal)),
  ...(await runJobs(everything ? [stopCluster] : [], 1, board, AbortSignal.timeout(stopLimitSeconds * 1000))),
];
board.close();
process.stdout.write(`${failuresOf(done)}\n${budgetOf(done)}\n\n${closingLines(done, performance.now() - started)}\n`);
process.exitCode = allPassed(done) && !signal.aborted ? 0 : 1;
