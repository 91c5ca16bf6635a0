import { usualCode } from "../divert/steps.ts";
import type { Phone } from "../phone.ts";
import type { OwnersState } from "../stuck.ts";
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

/** The one text about a set-up that does not go on: what is open, and how to go on. `number`: the client's own. */
export function stuckNotice(state: OwnersState, number: Phone | null): string {
  const code = number === null ? "" : ` ${usualCode("no_answer", number)}`;
  switch (state) {
    case "S1_BUSINESS_TYPE_LOCATION":
      return oneAnswer("your trade and where you work");
    case "S2_BUSINESS_NAME":
      return oneAnswer("the name of your business");
    case "S3_OWNER_NAME":
      return oneAnswer("your own name");
    case "S4_NOTIFICATION_PREF":
      return oneAnswer("how you want to hear of jobs");
    case "S5_CONFIRM_LIVE":
      return oneAnswer("whether you agree to what JobRun does");
    case "S6_PHONE_TYPE":
      return oneAnswer("which phone your customers ring, and on which network");
    case "S7_FWD_SENT":
      return `JobRun: one code is left to dial, so that the calls that you miss come to us. Put it into your phone as if it were a number, and press call:${code}`;
    case "S8_FWD_CONFIRM":
      return `JobRun: one step is left, a test call. Ring your mobile from another phone and let it ring until it is passed on. If nothing comes of it, dial this code on your mobile again:${code}`;
    default:
      return unreachable(state);
  }
}

/** The canary: a divert that is off is seen by its silence alone. */
export function divertCheck(days: number, number: Phone): string {
  return `JobRun: no call has come to us for ${days} days, longer than is usual for you. That may be chance. To be sure that missed calls reach us, dial this code on your phone again: ${usualCode("no_answer", number)}`;
}

function oneAnswer(about: string): string {
  return `JobRun: your set-up waits for one answer: ${about}. Text it here whenever it suits you, and it goes on from there.`;
}

/** "30 Nov at 12:30", where the client is. */
function dateAndClock(at: Temporal.Instant, timeZone: string): string {
  const here = at.toZonedDateTimeISO(timeZone);
  const month = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ")[here.month - 1] ?? "";
  return `${here.day} ${month} at ${clockOf(here.hour * 60 + here.minute)}`;
}
