import { Refused } from "../../home/refused.ts";
import type { treeState } from "../../home/tree-state.ts";

/** Outside of this machine a release is a commit and nothing beside it. */
export function refuseUnknown(commit: string | null, state: Awaited<ReturnType<typeof treeState>>): void {
  if (commit === null || state === "unknown") {
    throw new Refused("Nobody can say which commit this is.", "Deploy from a checkout, on a machine that has git.");
  }
  if (state === "dirty") {
    throw new Refused(
      "These files are not those of the commit.",
      "Commit or undo what git status shows, and deploy that.",
    );
  }
}
