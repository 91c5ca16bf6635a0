import { Refused } from "../../home/refused.ts";
import type { Tell } from "../../release/deploy/walk.ts";
import { showBar, type Standing } from "../../release/show-bar.ts";
import { abortedWhenTold } from "../process/signals.ts";

const marks = { holds: "has left its evidence", begins: "…", left: "done" } as const;

export type ShownSteps = {
  readonly tell: Tell;
  readonly within: (standing: Standing) => void;
  readonly unlessStopped: () => void;
};

/**
 * A line for each step, and a bar within those that take long. Where this process is told to stop it ends at the next of them;
 * the step that was under way is begun again by the next run.
 */
export function showSteps(out: Parameters<typeof showBar>[0]): ShownSteps {
  const told = abortedWhenTold();
  const bar = showBar(out);
  const unlessStopped = () => {
    if (told.aborted)
      throw new Refused("Stopped before its end.", "Run jobrun deploy again: it goes on with this step.");
  };
  return {
    unlessStopped,
    tell: (step, place, of, state) => {
      unlessStopped();
      out.write(`${place} of ${of}  ${step} ${marks[state]}\n`);
    },
    within: (standing) => {
      unlessStopped();
      bar(standing);
    },
  };
}
