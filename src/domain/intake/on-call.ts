import { nothingSaid } from "../lead-facts.ts";
import { unreachable } from "../unreachable.ts";
import { alertOnce, alertOwner, also, type Draft, draftOf, firstTextWindowHours, settle } from "./draft.ts";
import { freshThread, type Intake, isWithin, type OpenIntake, type Step, type Thread } from "./state.ts";

/** A missed call: one text in a window however often they ring; the next ring is told to the owner once in that window. */
export function onMissedCall(intake: Intake, now: Temporal.Instant): Step {
  switch (intake.stage) {
    case "new":
      return firstText(freshThread(now, intake.enquiry), now);
    case "asked_job":
    case "asked_place":
    case "asked_more":
    case "captured":
    case "shut":
    case "handed_over": {
      const inWindow = isWithin(firstTextWindowHours, intake.thread.windowFrom, now);
      return inWindow ? settle(intake.stage, rangAgain(intake, now)) : windowIsOver(intake, now);
    }
    case "opted_out": {
      if (isWithin(firstTextWindowHours, intake.toldAt, now)) return { intake, effects: [] };
      const { thread, effects } = alertOwner(draftOf(intake.facts, intake.thread), "opted_out_rang");
      return { intake: { ...intake, thread, toldAt: now.toString() }, effects };
    }
    default:
      return unreachable(intake);
  }
}

function firstText(thread: Thread, now: Temporal.Instant): Step {
  const draft = draftOf(nothingSaid, { ...thread, windowFrom: now.toString(), unanswered: 0 });
  return settle("asked_job", also(draft, { do: "send_first_text" }));
}

/** Whoever has told us something already is not asked for it once more, and whoever wants a person gets no machine. */
function windowIsOver(intake: OpenIntake, now: Temporal.Instant): Step {
  const isFresh = intake.stage === "shut" || (intake.stage === "asked_job" && intake.facts.words === null);
  const { handedOver } = intake.thread;
  // Where it was we who could not find out, nobody talks to them yet, and a call is worth a line.
  const isWithAPerson = handedOver !== null && handedOver.by !== "us";
  if (isFresh && !isWithAPerson) return firstText(intake.thread, now);
  const told = rangAgain(intake, now);
  if (isWithAPerson) return settle(intake.stage, told);
  const known = intake.stage === "asked_place" ? alertOnce(told, "new") : told;
  const said = also(known, { do: "say_rang_again" });
  const stage = intake.facts.job === null ? "handed_over" : "captured";
  return settle(stage, { ...said, thread: { ...said.thread, windowFrom: now.toString() } });
}

function rangAgain(intake: OpenIntake, now: Temporal.Instant): Draft {
  const draft = draftOf(intake.facts, intake.thread);
  if (isWithin(firstTextWindowHours, intake.thread.rangAgainAt, now)) return draft;
  const told = alertOwner(draft, "rang_again");
  return { ...told, thread: { ...told.thread, rangAgainAt: now.toString() } };
}
