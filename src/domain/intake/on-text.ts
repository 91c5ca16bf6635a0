import { addReading } from "../lead-facts.ts";
import { unreachable } from "../unreachable.ts";
import { answerAlone, hearQuestions, passQuestionOn } from "./ask.ts";
import { isCorrection } from "./correction.ts";
import { alertOnce, alertOwner, answer, type Draft, draftOf, handOver, saveLead, settle } from "./draft.ts";
import { findOut, sayPassedOn } from "./find-out.ts";
import { hearMore, urgencyRose } from "./hear-more.ts";
import { hearForOwner } from "./hear-for-owner.ts";
import { onDanger } from "./on-danger.ts";
import type { Intake, OpenIntake, Step, TextInput } from "./state.ts";
import type { Told } from "./told.ts";

/**
 * A text from someone who has not opted out and does not opt out with it. `asWas` is the state that a text without any
 * bearing leaves as it is; `open` is the same thread with its facts.
 */
export function onText(asWas: Intake, open: OpenIntake, told: Told): Step {
  const { text, client, now } = told;
  const { reading, body, keyword } = text;
  if (keyword?.word === "start") return { intake: asWas, effects: [{ do: "opt_in", carrier: keyword.carrier }] };
  const corrects = isCorrection(body);
  const plain = draftOf(addReading(open.facts, reading, body, corrects), open.thread);
  if (reading.lifeSafety !== null) return onDanger(plain, reading.lifeSafety, now);
  if (keyword?.word === "help") return settle(open.stage, alertOnce(plain, "asked_help"));
  const tells = reading.job !== null && plain.facts.job !== open.facts.job;
  // Where the owner talks with them, "5 is great, thanks" is what the owner waits for.
  const talksWithOwner = open.thread.handedOver?.by === "owner" && reading.intent !== "spam";
  if (!tells && !talksWithOwner && wantsNothing(text)) return dismiss(asWas, open, told);
  const draft = hearQuestions(plain, reading, body, client.facts);
  const wants = tells || reading.wantsHuman;
  if (open.stage === "shut" && !wants) return settle("shut", passQuestionOn(answerAlone(draft, now)));
  if (open.thread.handedOver !== null) return hearForOwner(draft, open, told);
  if (reading.wantsHuman) return passOn(draft, "wants_human", now);
  if (reading.intent === "change_booking") return passOn(draft, "change_booking", now);
  switch (open.stage) {
    case "asked_job":
    case "asked_place":
    case "shut":
      return findOut(draft, open, { trade: client.trade, now });
    case "asked_more":
    case "captured":
    case "handed_over":
      return hearMore(draft, open, { corrects, now });
    default:
      return unreachable(open);
  }
}

/** Thanks, insults, offers and wrong numbers get no question. With a job of their own in the same text they are heard. */
function wantsNothing({ reading: { intent } }: TextInput): boolean {
  return intent === "thanks" || intent === "abuse" || intent === "spam" || intent === "wrong_number";
}

/**
 * A wrong number is closed politely once, where a text of ours brought it about. Thanks, offers and insults change nothing and
 * get no word. A job that is known already stays: people thank, swear and mistake numbers in the middle of things.
 */
function dismiss(asWas: Intake, open: OpenIntake, { text: { reading }, now }: Told): Step {
  if (reading.intent !== "wrong_number" || open.stage === "shut" || open.thread.leadState !== null)
    return { intake: asWas, effects: [] };
  const isOurDoing = open.thread.windowFrom !== null && open.thread.handedOver === null;
  if (!isOurDoing) return { intake: asWas, effects: [] };
  return settle("shut", answer(draftOf(open.facts, open.thread), { do: "say_sorry" }, now));
}

function passOn(draft: Draft, about: "wants_human" | "change_booking", now: Temporal.Instant): Step {
  const stage = draft.facts.job === null ? "handed_over" : "captured";
  const saved = saveLead(draft);
  if (saved.thread.told.includes(about)) return settle(stage, urgencyRose(saved));
  const told = alertOwner(answer(saved, sayPassedOn, now), about);
  return settle(stage, about === "wants_human" ? handOver(told, "customer", now) : told);
}
