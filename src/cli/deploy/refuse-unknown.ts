import { Refused } from "../../home/refused.ts";
import type { TreeState } from "../../home/tree-state.ts";

/** Outside of this machine a release is a commit and nothing beside it: answers with that commit. */
export function refuseUnknown(commit: string | null, state: TreeState): string {
  if (commit === null || state === "unknown") {
    throw new Refused(
      "Nobody can say which commit this is.",
      "Do this in a checkout, on a machine that has git; or deploy from what jobrun ship has made.",
    );
  }
  if (state === "dirty") {
    throw new Refused(
      "These files are not those of the commit.",
      "Commit or undo what git status shows, and take that; a shipped release is made anew by jobrun ship.",
    );
  }
  return commit;
}
