import { addReading, isPlaced } from "../lead-facts.ts";
import type { Intent } from "../reading.ts";
import { unreachable } from "../unreachable.ts";
import { rises } from "../urgency.ts";
import {
  alertOnce,
  alertOwner,
  answer,
  type Answer,
  type Draft,
  draftOf,
  handOver,
  saveLead,
  settle,
} from "./draft.ts";
import { onDanger } from "./on-danger.ts";
import type { Intake, OpenIntake, Step, TextInput } from "./state.ts";

const unansweredQuestionsMax = 2;

/**
 * A text from someone who has not opted out and does not opt out with it. `asWas` is the state that a text without any
 * bearing leaves as it is; `open` is the same thread with its facts.
 */
export function onText(asWas: Intake, open: OpenIntake, text: TextInput, now: Temporal.Instant): Step {
  const { reading, body, keyword } = text;
  if (keyword?.word === "start") return { intake: asWas, effects: [{ do: "opt_in", carrier: keyword.carrier }] };
  const draft = draftOf(addReading(open.facts, reading, body), open.thread);
  if (reading.lifeSafety !== null) return onDanger(draft, reading.lifeSafety, now);
  if (keyword?.word === "help") return settle(open.stage, alertOnce(draft, "asked_help"));
  if (saysNothingToUs(reading.intent) && draft.facts.job === open.facts.job) return { intake: asWas, effects: [] };
  if (reading.wantsHuman) return passOn(draft, "wants_human", now);
  if (reading.intent === "change_booking") return passOn(draft, "change_booking", now);
  switch (open.stage) {
    case "asked_job":
    case "asked_place":
      return findOut(draft, open, now);
    case "captured":
    case "handed_over":
      return updated(draft, open);
    default:
      return unreachable(open);
  }
}

/** What is missing is asked for; what was said never is. After two questions in vain the owner gets it as it is. */
function findOut(draft: Draft, open: OpenIntake, now: Temporal.Instant): Step {
  const { facts } = draft;
  if (facts.job !== null && isPlaced(facts)) return capture(draft, { do: "confirm", lead: facts }, now);
  const moved = facts.job !== open.facts.job || isPlaced(facts) !== isPlaced(open.facts);
  const inVain = !moved && open.thread.windowFrom !== null;
  const unanswered = open.thread.unanswered + (inVain ? 1 : 0);
  const counted: Draft = { ...draft, thread: { ...draft.thread, unanswered } };
  const tired = unanswered >= unansweredQuestionsMax;
  if (facts.job === null) {
    if (tired) {
      const told = alertOnce(answer(counted, passedOn, now), "not_understood");
      return settle("handed_over", handOver(told, "us", now));
    }
    const askJob = { do: "ask_job", placeKnown: isPlaced(facts) } as const;
    return settle("asked_job", answer(hurried(counted, "urgent"), askJob, now));
  }
  if (tired) return capture(counted, passedOn, now);
  const saved = facts.job === open.facts.job ? counted : saveLead(counted);
  const askPlace = { do: "ask_place", again: open.stage === "asked_place" && inVain } as const;
  return settle("asked_place", answer(hurried(saved, "new"), askPlace, now));
}

/** The owner does not wait for an address when someone says that it is an emergency. */
function hurried(draft: Draft, about: "urgent" | "new"): Draft {
  return draft.facts.urgency === "emergency" ? alertOnce(draft, about) : draft;
}

const passedOn = { do: "say_passed_on" } as const;

function capture(draft: Draft, reply: Answer, now: Temporal.Instant): Step {
  const saved = saveLead(answer(draft, reply, now));
  return settle("captured", saved.thread.told.includes("new") ? alertOnce(saved, "update") : alertOwner(saved, "new"));
}

function passOn(draft: Draft, about: "wants_human" | "change_booking", now: Temporal.Instant): Step {
  const stage = draft.facts.job === null ? "handed_over" : "captured";
  const saved = saveLead(draft);
  if (saved.thread.told.includes(about)) return settle(stage, urgencyRose(saved));
  const told = alertOwner(answer(saved, passedOn, now), about);
  return settle(stage, about === "wants_human" ? handOver(told, "customer", now) : told);
}

/** A later text: the owner hears of it once, and again only when it is graver or brings what was missing. */
function updated(draft: Draft, open: OpenIntake): Step {
  const saved = saveLead(draft);
  const found = draft.facts.job !== null && open.facts.job === null;
  const placed = isPlaced(draft.facts) && !isPlaced(open.facts);
  const stage = draft.facts.job === null ? open.stage : "captured";
  if (found) return settle(stage, alertOwner(saved, "new"));
  if (placed) return settle(stage, alertOwner(saved, "update"));
  return settle(stage, urgencyRose(alertOnce(saved, "update")));
}

function urgencyRose(draft: Draft): Draft {
  return rises(draft.thread.toldUrgency, draft.facts.urgency) ? alertOwner(draft, "update") : draft;
}

/** These get no question. Whoever says "wrong number" with a job of their own in the same text is still heard. */
function saysNothingToUs(intent: Intent): boolean {
  return intent === "thanks" || intent === "wrong_number" || intent === "spam" || intent === "abuse";
}
