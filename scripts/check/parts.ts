import { commandJob } from "./command-job.ts";
import type { Job } from "./job.ts";
import { testJob } from "./test-job.ts";

/** Everything that needs no database, the slowest first, so that two at a time end soonest. */
export function partsAt(root: string, testsAlone: readonly string[]): Job[] {
  return [
    testJob("tests without a database", 90, root, testsAlone),
    commandJob("lint", 30, root, ["oxlint", "--type-aware", "--deny-warnings", "."]),
    commandJob("unused code", 30, root, ["knip", "--no-progress"]),
    commandJob("types", 30, root, ["tsc", "-p", "."]),
    commandJob("format", 20, root, ["oxfmt", "--check", "."]),
  ];
}
