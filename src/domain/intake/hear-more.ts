import { isPlaced, type LeadFacts } from "../lead-facts.ts";
import { rises } from "../urgency.ts";
import { answerAlone, passedOnMax, passQuestionOn } from "./ask.ts";
import { alertOnce, alertOwner, answer, type Draft, saveLead, settle } from "./draft.ts";
import type { OpenIntake, Step } from "./state.ts";

/** A later text: the owner hears of it once, and again when it is graver, brings what was missing, corrects or asks. */
export function hearMore(
  draft: Draft,
  open: OpenIntake,
  { corrects, now }: { readonly corrects: boolean; readonly now: Temporal.Instant },
): Step {
  const saved = saveLead(draft);
  const found = draft.facts.job !== null && open.facts.job === null;
  const placed = isPlaced(draft.facts) && !isPlaced(open.facts);
  const stage = draft.facts.job === null ? (open.stage === "asked_more" ? "captured" : open.stage) : "captured";
  if (found) return settle(stage, answerAlone(alertOwner(saved, "new"), now));
  if (placed) return settle(stage, answerAlone(alertOwner(saved, "update"), now));
  const changed = isOther(open.facts, draft.facts);
  if (corrects || changed) return settle(stage, correct(saved, changed, now));
  const says = draft.facts.when !== open.facts.when || draft.facts.name !== open.facts.name;
  const onlyAsks = !says && (saved.answers.length > 0 || saved.asks !== null);
  const told = passQuestionOn(onlyAsks ? saved : alertOnce(saved, "update"));
  return settle(stage, answerAlone(urgencyRose(told), now));
}

export function urgencyRose(draft: Draft): Draft {
  return rises(draft.thread.toldUrgency, draft.facts.urgency) ? alertOwner(draft, "update") : draft;
}

/** The owner must not drive to the wrong place; what is taken back without anything in its place is theirs to read. */
function correct(draft: Draft, changed: boolean, now: Temporal.Instant): Draft {
  if (draft.thread.passedOn >= passedOnMax) return draft;
  const thread = { ...draft.thread, passedOn: draft.thread.passedOn + 1 };
  const told = alertOwner({ ...draft, thread }, "corrected");
  return changed ? answer(told, { do: "say_corrected", lead: draft.facts }, now) : answerAlone(told, now);
}

/** Whether something that the owner knows stands in another way now; what was only added is no correction. */
function isOther(before: LeadFacts, now: LeadFacts): boolean {
  const grew = before.postcode !== null && (now.postcode ?? "").startsWith(`${before.postcode} `);
  const left = before.postcode !== null && now.postcode !== before.postcode && !grew;
  const moved =
    before.postcode === null && before.place !== null && now.postcode === null && now.place !== before.place;
  const replaced = before.job !== null && !(now.job ?? "").startsWith(before.job);
  return left || moved || replaced;
}
