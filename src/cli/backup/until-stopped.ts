import { Refused } from "../../home/refused.ts";
import { showBar, type Standing } from "../../release/show-bar.ts";
import { abortedWhenTold } from "../process/signals.ts";

/** Shows how far it is, and ends the work where this process is told to stop: what was begun is taken away then. */
export function untilStopped(): (standing: Standing) => void {
  const told = abortedWhenTold();
  const show = showBar(process.stderr);
  return (standing) => {
    if (told.aborted) throw new Refused("Stopped before its end.", "Nothing of it is left. Run it again.");
    show(standing);
  };
}
