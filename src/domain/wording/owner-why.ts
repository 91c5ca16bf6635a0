import { dayAndClock } from "./owner-figures.ts";
import { inPlainWords, reasonInWords } from "./reason.ts";
import { slot } from "./slot.ts";

/** What the gate said of the last text to a customer, and what became of it. `at`: ISO 8601. */
export type LastWord = {
  readonly at: string;
  readonly template: string;
  /** Why it may not go; null where it may. */
  readonly refused: string | null;
  /** Where the text stands; null where none was queued. */
  readonly state: string | null;
  readonly arrived: boolean;
};

const whySeptetsMax = 150;

/** Why the owner's customer was texted last, or was not. */
export function ownerWhy(lead: number, last: LastWord | null, handedOver: boolean, timeZone: string): string {
  const yours = handedOver ? " The chat is yours, so JobRun keeps out of it." : "";
  if (last === null) return `JobRun never texted #${lead}: nothing of theirs asked for it.${yours}`;
  const when = dayAndClock(last.at, timeZone);
  const what = inPlainWords(last.template).replaceAll("_", " ");
  const outcome =
    last.refused === null
      ? `JobRun texted #${lead} on ${when} (${what}): ${last.arrived ? "it arrived" : stateInWords(last.state)}.`
      : `JobRun did not text #${lead} on ${when} (${what}), because ${slot(refusalForOwner(last.refused), whySeptetsMax)}.`;
  return `${outcome}${yours}`;
}

/** The gate's reasons as its owner hears them; the rest are said as they are to anybody. */
export function refusalForOwner(reason: string): string {
  return ownersReasons.get(reason) ?? reasonInWords(reason);
}

const ownersReasons: ReadonlyMap<string, string> = new Map([
  ["opted_out", "they asked for no more texts from you"],
  ["client_paused", "you are paused"],
  ["platform_paused", "JobRun is paused for everybody"],
  ["customer_paused", "texts to them are paused"],
  ["client_not_live", "you are not live yet"],
  ["billing_lapsed", "your JobRun plan has lapsed"],
  ["ignored", "you ignore them"],
  ["loop", "a machine seems to answer on their side"],
  ["cap_reached", "they had too many texts already"],
  ["same_words_lately", "they had the same words within ten minutes"],
  ["money_cap", "the day's money for texts is spent"],
  ["not_textable", "their number is no mobile"],
  ["unreachable_number", "nothing arrives on their number"],
]);

function stateInWords(state: string | null): string {
  switch (state) {
    case "accepted":
      return "the carrier took it, and no receipt has come yet";
    case "queued":
    case "sending":
      return "it is on its way";
    case "held":
      return "it is held by a pause";
    case "expired":
      return "it came too late and was dropped";
    case null:
    default:
      return "it did not arrive";
  }
}
