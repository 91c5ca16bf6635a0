import { commandJob } from "./command-job.ts";
import type { Job } from "./job.ts";

/** What reads the tree and runs none of it. */
export function readingParts(root: string): Job[] {
  return [
    commandJob("lint", 30, root, ["oxlint", "--type-aware", "--deny-warnings", "."]),
    commandJob("types", 30, root, ["tsc", "-p", "."]),
    commandJob("unused code", 30, root, ["knip", "--no-progress"]),
    commandJob("format", 20, root, ["oxfmt", "--check", "."]),
  ];
}
