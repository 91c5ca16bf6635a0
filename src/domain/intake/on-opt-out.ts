import { addReading, keptWords } from "../lead-facts.ts";
import { mayMeanBooking } from "../opt-out.ts";
import { rises } from "../urgency.ts";
import { alertOwner, type Draft, draftOf, firstTextWindowHours, saveLead } from "./draft.ts";
import type { Effect } from "./effect.ts";
import { tellOfDanger } from "./on-danger.ts";
import { seemsToEndTexting } from "./on-models-word.ts";
import { type Intake, isWithin, type OpenIntake, type Step, type TextInput } from "./state.ts";

type OptedOut = Extract<Intake, { stage: "opted_out" }>;

/** Whether this text ends the texting: a keyword or phrase of C8, or the rules reading so in other words. */
export function endsTexting(text: TextInput): boolean {
  return text.keyword?.word === "stop" || (text.reading.optOut && !seemsToEndTexting(text));
}

/** Silence from now on. The owner hears of it where the words were doubtful or something else was asked with them. */
export function onOptOut(open: Omit<OpenIntake, "stage">, text: TextInput, now: Temporal.Instant): Step {
  const { reading, body, keyword } = text;
  const stopped = keyword?.word === "stop";
  const by = stopped ? (keyword.carrier ? "carrier_word" : "our_words") : "reading";
  const optOut: Effect = { do: "opt_out", words: keptWords(body), by };
  const start: Draft = { ...draftOf(addReading(open.facts, reading, body), open.thread), effects: [optOut] };
  const told = tellOwner(start, text, now);
  return {
    intake: { stage: "opted_out", facts: told.facts, thread: told.thread, toldAt: null },
    effects: told.effects,
  };
}

function tellOwner(draft: Draft, { reading, body, keyword }: TextInput, now: Temporal.Instant): Draft {
  if (reading.lifeSafety !== null) return tellOfDanger(saveLead(draft), reading.lifeSafety, now);
  if (reading.wantsHuman) return alertOwner(saveLead(draft), "wants_human");
  if (mayMeanBooking(body)) return alertOwner(draft, "may_have_meant_booking");
  return keyword?.word === "stop" ? draft : alertOwner(draft, "opted_out");
}

/** A text from someone who opted out: never answered. START alone brings them back; anything else is the owner's to ring. */
export function onTextWhileOptedOut(intake: OptedOut, text: TextInput, now: Temporal.Instant): Step {
  const { reading, body, keyword } = text;
  if (keyword?.word === "start")
    return { intake: broughtBack(intake), effects: [{ do: "opt_in", carrier: keyword.carrier }] };
  if (endsTexting(text) && reading.lifeSafety === null) return { intake, effects: [] };
  const heard = draftOf(addReading(intake.facts, reading, body), intake.thread);
  const draft = reading.job === null && reading.lifeSafety === null ? heard : saveLead(heard);
  if (reading.lifeSafety !== null) return stillOut(intake, tellOfDanger(draft, reading.lifeSafety, now));
  const graver = rises(intake.thread.toldUrgency, draft.facts.urgency);
  if (isWithin(firstTextWindowHours, intake.toldAt, now) && !graver) return stillOut(intake, draft);
  return stillOut({ ...intake, toldAt: now.toString() }, alertOwner(draft, "opted_out_wrote"));
}

function stillOut(intake: OptedOut, draft: Draft): Step {
  return { intake: { ...intake, facts: draft.facts, thread: draft.thread }, effects: draft.effects };
}

function broughtBack(intake: OptedOut): Intake {
  const { facts, thread } = intake;
  if (thread.leadState !== null) return { stage: "captured", facts, thread };
  return { stage: "asked_job", facts, thread };
}
