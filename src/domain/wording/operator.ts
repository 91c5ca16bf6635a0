import type { News } from "../operator-news.ts";
import { inPlainWords } from "./reason.ts";
import { openSlot } from "./slot.ts";
import { textNameOf } from "./text-name.ts";

const detailSeptetsMax = 130;

/** What to do, for whoever reads it at three in the morning; other kinds say only where to look. */
const nextSteps: Readonly<Record<string, string>> = {
  danger: "Ring the owner: make sure that they know.",
  stranger_in_danger: "They are nobody's customer: ring them if you can.",
  safety_not_sent: "Ring the owner now: our words about safety did not reach that customer.",
  emergency_not_told: "Ring the owner now: somebody waits.",
  owner_not_told: "Ring the owner: a customer waits.",
  numbers_not_bought: "See jobrun number buy, or add one: jobrun number add.",
  pool_low: "Buy more, and add them: jobrun number add.",
  pool_empty: "Buy some, and add them: jobrun number add.",
  divert_dark: "Ring the owner's mobile and let it ring: that call should come to us.",
  divert_all: "Ring the owner: does their phone ring at all? Dialling ##21# mends it.",
  client_stuck: "What would help: jobrun client list --stuck.",
  owner_not_notified: "Tell the owner yourself.",
  trial_ending: "Talk to the owner about going on.",
  trial_over: "Ring the owner: their callers are asked to ring again later.",
  owner_opted_out: "Ring the owner: they get no alerts.",
  carrier_refuses: "See what the carrier's console says, and mend it there.",
  stray_number: "Assign that number, or release it.",
};

/**
 * An incident as a text to the operator: what, which client, what to do. At most two GSM-7 segments; it names no person, as
 * the detail of an incident does not.
 */
export function operatorAlert({ about, urgent, tellsOf }: News): string {
  const what = openSlot(inPlainWords(about.detail), detailSeptetsMax) ?? "something is wrong";
  const name = about.businessName === null ? null : textNameOf(about.businessName);
  const whose = name === null || what.includes(name) ? "" : ` Client: ${name}.`;
  const next = nextSteps[about.kind] === undefined ? "" : ` ${nextSteps[about.kind]}`;
  const others = tellsOf.length > 1 ? ` And ${tellsOf.length - 1} more.` : "";
  return `JobRun${urgent ? " URGENT" : ""}: ${what}.${whose}${next}${others} See: jobrun incident list`;
}

/** A text of a drill: it asks for nothing. */
export function drillText(place: number, of: number): string {
  return `JobRun drill: text ${place} of at most ${of}. There is nothing to do.`;
}
