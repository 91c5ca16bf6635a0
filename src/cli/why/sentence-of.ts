import { unreachable } from "../../domain/unreachable.ts";
import type { Told } from "../../flows/tell-why.ts";
import { inPlainWords, reasonInWords } from "../../domain/wording/reason.ts";

/** One decision as a sentence for somebody who knows nothing of JobRun. */
export function sentenceOf(decision: Told): string {
  const { what, outcome, action } = decision;
  const which = nameOf(decision.template ?? action);
  switch (what) {
    case "rang":
      return `rang${afterwards(outcome)}`;
    case "texted":
      return `texted ${quoted(decision.words)}${afterwards(outcome)}`;
    case "permitted":
      return `allowed: ${which}`;
    case "refused":
      return `refused: ${which}, because ${reasonInWords(outcome ?? "")}${seen(decision)}`;
    case "held":
      return heldBack(which, outcome ?? "");
    case "text":
      return `text (${which}): ${fateOf(decision)}`;
    case "opted out":
      return `opted out${howOf(outcome ?? "")} ${quoted(decision.words)}`;
    case "came back":
      return "texted START: may be texted again";
    case "ignored":
      return "is on the client's ignore list from now on";
    case "not ignored":
      return "is off the client's ignore list";
    case "looping":
      return `conversation stopped as a loop: ${outcome}`;
    case "unreachable":
      return `not texted, because the carrier says that nothing arrives there (${decision.errorCode}), ${outcome}`;
    case "switch pressed":
      return `switch: ${action} for ${whomOf(decision.covers)}, by ${outcome}`;
    default:
      return unreachable(what);
  }
}

function nameOf(template: string): string {
  return template.replace(/^send_/, "").replaceAll("_", " ");
}

function afterwards(outcome: string | null): string {
  return outcome === null ? " (not worked on yet)" : ` -> ${inPlainWords(outcome)}`;
}

function quoted(words: string | null): string {
  return words === null ? "" : `"${words.trim()}"`;
}

function seen({ inTheWay }: Told): string {
  return inTheWay === null ? "" : ` [${inTheWay.fact}: ${inTheWay.value}]`;
}

const heldEnds: Readonly<Record<string, string>> = {
  waiting: "waits for jobrun resume --send-held",
  sent: "asked for again later",
  refused: "refused when it was asked for again",
  expired: "expired meanwhile",
};

/** `outcome` is the pause and what became of the decision. */
function heldBack(which: string, outcome: string): string {
  const [pause = "", end = ""] = outcome.split(", ");
  return `held back: ${which}, because ${reasonInWords(pause)}; ${heldEnds[end] ?? end}`;
}

const fates: Readonly<Record<string, string>> = {
  queued: "waits to be sent",
  sending: "is being sent",
  accepted: "with the carrier",
  refused: "the carrier refused it",
  unknown: "perhaps sent: the carrier has not said yet",
  stopped: "not sent",
  expired: "not sent in time",
  held: "held back",
};

function fateOf({ outcome, carrierStatus, errorCode }: Told): string {
  const [state = "", ...reason] = (outcome ?? "").split(", ");
  const arrived = carrierStatus === null ? null : (carrierFates[carrierStatus] ?? carrierStatus);
  const because =
    state === "held" || state === "stopped" ? `because ${reasonInWords(reason.join(", "))}` : reason.join(", ");
  return [arrived ?? fates[state] ?? state, inPlainWords(because), errorCode === null ? "" : `error ${errorCode}`]
    .filter((part) => part !== "")
    .join(", ");
}

const carrierFates: Readonly<Record<string, string>> = { undelivered: "did not arrive", failed: "did not arrive" };

const sources: Readonly<Record<string, string>> = {
  keyword: "",
  phrase: " in their own words:",
  carrier: ", says the carrier:",
  owner: ", says the owner:",
  operator: ", says the operator:",
};

function howOf(source: string): string {
  return sources[source] ?? ` (${source})`;
}

function whomOf(covers: Told["covers"]): string {
  return covers === "client" ? "the client" : covers === "person" ? "this person" : "everybody";
}
