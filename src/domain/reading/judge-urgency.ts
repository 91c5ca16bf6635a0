import type { Danger, Urgency, When } from "../reading.ts";
import type { Said } from "./statements.ts";
import { isEssentialLost, isSomeoneFrail } from "./urgency/essential.ts";
import { isShutOutOrOpen } from "./urgency/insecure.ts";
import { isPressing, isRelaxed, saysEmergency } from "./urgency/own-words.ts";
import { isSoonProblem } from "./urgency/soon.ts";
import { isUncontrolled } from "./urgency/uncontrolled.ts";

/** What else is known when urgency is judged. `inGeneral`: work is asked about, and no problem of one's own described. */
export type Known = {
  readonly danger: Danger | null;
  readonly job: string | null;
  readonly when: When | null;
  readonly inGeneral: boolean;
};

/** The problem first, then the sender's words (readings page, E1 to E5 and S1 to S6). */
export function judgeUrgency(said: Said, { danger, job, when, inGeneral }: Known): Urgency {
  if (danger !== null) return "emergency";
  const lost = isEssentialLost(said);
  if (isUncontrolled(said) || isShutOutOrOpen(said) || (lost && isSomeoneFrail(said))) return "emergency";
  const relaxed = isRelaxed(said);
  if (!relaxed && saysEmergency(said)) return "emergency";
  if (relaxed) return "routine";
  if (inGeneral) return "unknown";
  if (isPressing(said) || (when !== null && soonWhen.test(when.text))) return "soon";
  if (lost || (job !== null && isSoonProblem(said))) return "soon";
  return job === null || isOnlyNamed(job) ? "unknown" : "routine";
}

const soonWhen = /^(?:now|asap|today|tonight)/;

/** "boiler" alone names a thing and says nothing of what is wrong with it. */
function isOnlyNamed(job: string): boolean {
  return !job.includes(" ");
}
