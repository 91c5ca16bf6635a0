import { fileURLToPath } from "node:url";
import { boardOn } from "./check/board.ts";
import { interrupted } from "./check/interrupt.ts";
import { readingParts } from "./check/parts.ts";
import { allPassed, failuresOf } from "./check/report.ts";
import { runJobs } from "./check/run-jobs.ts";
import { testFiles } from "./check/test-files.ts";
import { testJob } from "./check/test-job.ts";

const jobsAtOnce = 2;
const testsLimitSeconds = 90;
const root = fileURLToPath(new URL("..", import.meta.url));
const board = boardOn(process.stdout);
const signal = interrupted();
const tests = testJob("tests without a database", testsLimitSeconds, {
  root,
  files: testFiles(root, []).alone,
  mostlyWait: true,
});
// Two test files run at once, so nothing else does: some of them measure time.
const done = [
  ...(await runJobs(readingParts(root), jobsAtOnce, board, signal)),
  ...(await runJobs([tests], 1, board, signal)),
];
board.close();
process.stdout.write(failuresOf(done));
process.exitCode = allPassed(done) && !signal.aborted ? 0 : 1;
