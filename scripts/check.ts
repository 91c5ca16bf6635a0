import { fileURLToPath } from "node:url";
import { boardOn } from "./check/board.ts";
import { interrupted } from "./check/interrupt.ts";
import { partsAt } from "./check/parts.ts";
import { allPassed, failuresOf } from "./check/report.ts";
import { runJobs } from "./check/run-jobs.ts";
import { testFiles } from "./check/test-files.ts";

const jobsAtOnce = 2;
const root = fileURLToPath(new URL("..", import.meta.url));
const board = boardOn(process.stdout);
const signal = interrupted();
const done = await runJobs(partsAt(root, testFiles(root, []).alone), jobsAtOnce, board, signal);
board.close();
process.stdout.write(failuresOf(done));
process.exitCode = allPassed(done) && !signal.aborted ? 0 : 1;
