import type { Network } from "../network.ts";
import type { Call, CallStatus, DivertCondition, Handset, OwnedNumber } from "../records.ts";
import { handsetAt } from "./handsets.ts";

const divertsMax = 5;

export type CallWish = {
  from: string;
  to: string;
  answer?: boolean | undefined;
  withheld?: boolean | undefined;
  busy?: boolean | undefined;
  unreachable?: boolean | undefined;
  /** The caller gives up while it rings, before anything answers or passes it on. */
  givesUp?: boolean | undefined;
  /** The caller hangs up as soon as anything answers. */
  hangUp?: boolean | undefined;
  /** How long the first handset really rings before it counts as unanswered. */
  ringSeconds?: number | undefined;
};

/** Where a call ends up: at a number of the account, or with a handset and the status it ends in. */
export type End = { number: OwnedNumber; rings: boolean } | { number: null; rings: boolean; status: CallStatus };

/** Follows diverts from handset to handset, writing the way onto the call. A chain of more than five diverts fails. */
export function route(network: Network, call: Call, wish: CallWish): End {
  let rings = false;
  for (let hop = 0; hop <= divertsMax; hop += 1) {
    const number = network.numbers.get(call.to);
    if (number !== undefined) return { number, rings };
    const handset = handsetAt(network, call.to);
    const state = stateOf(handset, hop === 0 ? wish : {});
    if (state !== "all" && state !== "unreachable") call.rang.push(handset.phone);
    if (hop === 0) rings = state === "noAnswer" || state === "answered";
    if (state === "answered") return { number: null, rings, status: "completed" };
    const divert = handset.diverts[state];
    if (divert === null || !divert.on) return { number: null, rings, status: ENDS[state] };
    call.to = divert.to;
    call.forwardedFrom = handset.phone;
    if (handset.divertShows === "withheld") call.from = "anonymous";
    if (handset.divertShows === "diverter") call.from = handset.phone;
  }
  return { number: null, rings, status: "failed" };
}

const ENDS: Record<DivertCondition, CallStatus> = {
  all: "failed",
  noAnswer: "no-answer",
  unreachable: "no-answer",
  busy: "busy",
};

function stateOf(handset: Handset, wish: Partial<CallWish>): DivertCondition | "answered" {
  if (handset.diverts.all?.on === true) return "all";
  if (wish.unreachable === true || !handset.reachable) return "unreachable";
  if (wish.busy === true) return "busy";
  return (wish.answer ?? handset.answers) ? "answered" : "noAnswer";
}
