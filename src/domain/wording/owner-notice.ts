import type { TrialNotice } from "../trial.ts";
import { unreachable } from "../unreachable.ts";
import { clockOf } from "./owner-figures.ts";

/** What callers get of a business whose trial is over, said to its owner. */
const callersHear =
  "callers are told by text that nobody can take messages now, and to ring again later; what they write";
const divertOff = "To take the diversion off, dial ##004#";

/** A notice about the trial: at most two GSM-7 segments. Service, and no advertising: what happens, and what can be done. */
export function trialNotice(notice: TrialNotice, endsAt: Temporal.Instant, timeZone: string): string {
  switch (notice) {
    case "trial_ending":
      return `JobRun: your free trial ends on ${dateAndClock(endsAt, timeZone)}, and nothing is charged. From then on ${callersHear} still reaches you. To go on, ask your JobRun operator.`;
    case "trial_over":
      return `JobRun: your free trial is over, and nothing was charged. Now ${callersHear} still reaches you. To go on, ask your JobRun operator. ${divertOff}`;
    case "trial_long_over":
      return `JobRun: your free trial has been over for days, so your callers are asked to ring again later. This is the last text about it. ${divertOff}`;
    case "trial_used":
      return `JobRun: you are set up. This phone had its free trial before, so ${callersHear} reaches you. To go on, ask your JobRun operator. ${divertOff}`;
    default:
      return unreachable(notice);
  }
}

/** "30 Nov at 12:30", where the client is. */
function dateAndClock(at: Temporal.Instant, timeZone: string): string {
  const here = at.toZonedDateTimeISO(timeZone);
  const month = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ")[here.month - 1] ?? "";
  return `${here.day} ${month} at ${clockOf(here.hour * 60 + here.minute)}`;
}
