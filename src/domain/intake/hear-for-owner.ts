import { isPlaced, keptWords } from "../lead-facts.ts";
import { passedOnMax, passQuestionOn } from "./ask.ts";
import { alertOnce, alertOwner, type Draft, saveLead, settle } from "./draft.ts";
import { urgencyRose } from "./hear-more.ts";
import type { OpenIntake, Step } from "./state.ts";
import type { Told } from "./told.ts";

/** A text on a thread that is a person's: never answered, and passed on as far as it says something new. */
export function hearForOwner(draft: Draft, open: OpenIntake, { text: { reading, body } }: Told): Step {
  const saved = saveLead(draft);
  const stage = open.stage === "handed_over" && draft.facts.job === null ? "handed_over" : "captured";
  if (open.thread.handedOver?.by === "owner") return settle(stage, wroteBack(saved, body));
  if (draft.facts.job !== null && open.facts.job === null) return settle(stage, alertOwner(saved, "new"));
  if (isPlaced(draft.facts) && !isPlaced(open.facts)) return settle(stage, alertOwner(saved, "update"));
  if (reading.intent === "change_booking") return settle(stage, urgencyRose(alertOnce(saved, "change_booking")));
  if (reading.wantsHuman) return settle(stage, urgencyRose(alertOnce(saved, "wants_human")));
  return settle(stage, urgencyRose(saved.asks !== null ? passQuestionOn(saved) : alertOnce(saved, "update")));
}

/** The owner and the customer talk through us: each reply goes on, as many as fit between two texts of the owner's. */
function wroteBack(draft: Draft, body: string): Draft {
  if (draft.thread.passedOn >= passedOnMax) return urgencyRose(draft);
  const thread = { ...draft.thread, passedOn: draft.thread.passedOn + 1 };
  // Thanks are words too, to whom they are meant for.
  return alertOwner({ ...draft, facts: { ...draft.facts, words: keptWords(body) }, thread }, "wrote_back");
}
