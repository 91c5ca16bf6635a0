import type { Danger } from "../reading.ts";
import { alertOwner, also, type Draft, saveLead, settle } from "./draft.ts";
import { isWithin, type Step } from "./state.ts";

const dangerRepeatHours = 1;

/**
 * Danger to people: the safety words first, then the lead as it is, the owner and the operator. No question is asked. The
 * words are wished for each time, since the gate holds them to once an hour; people are told again after an hour.
 */
export function onDanger(draft: Draft, danger: Danger, now: Temporal.Instant): Step {
  const safe = also(draft, { do: "send_safety", danger, postcode: draft.facts.postcode });
  return settle("captured", tellOfDanger(saveLead(safe), danger, now));
}

/** Tells owner and operator, unless they were told of the same danger within the hour. */
export function tellOfDanger(draft: Draft, danger: Danger, now: Temporal.Instant): Draft {
  const before = draft.thread.danger;
  if (before !== null && before.danger === danger && isWithin(dangerRepeatHours, before.toldAt, now)) return draft;
  const told = alertOwner(draft, "danger");
  const thread = { ...told.thread, danger: { danger, toldAt: now.toString() } };
  return also({ ...told, thread }, { do: "alert_operator", about: "danger", danger, lead: draft.facts });
}
