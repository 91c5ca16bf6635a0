import type { Network } from "../network.ts";
import type { Call } from "../records.ts";
import { newSid } from "../sid.ts";
import { wait } from "../wait.ts";
import { answerAtNumber } from "./answer-at-number.ts";
import { callChanged } from "./call-view.ts";
import { handsetAt } from "./handsets.ts";
import { route, type CallWish } from "./route.ts";

/** Starts a call and returns at once; the network carries it on by itself. */
export function placeCall(network: Network, wish: CallWish): Call {
  const call: Call = {
    sid: newSid("CA"),
    from: wish.withheld === true ? "anonymous" : wish.from,
    caller: wish.from,
    dialled: wish.to,
    to: wish.to,
    forwardedFrom: null,
    rang: [],
    onAccount: false,
    status: "queued",
    spoken: [],
    durationSeconds: 0,
    createdAt: Date.now(),
    endedAt: null,
  };
  if (!network.numbers.has(wish.from)) handsetAt(network, wish.from);
  network.calls.add(call);
  network.pending.after(0, async (signal) => carry(network, call, wish, signal));
  return call;
}

async function carry(network: Network, call: Call, wish: CallWish, signal: AbortSignal): Promise<void> {
  call.status = "ringing";
  const end = route(network, call, wish);
  network.calls.add(call);
  callChanged(network, call);
  if (end.rings) await wait((wish.ringSeconds ?? 0) * 1000, signal);
  if (signal.aborted) return;
  if (end.rings && wish.givesUp === true) return endCall(network, call, "no-answer");
  if (end.number !== null) return answerAtNumber(network, call, end.number, wish.hangUp === true, signal);
  endCall(network, call, end.status);
}

function endCall(network: Network, call: Call, status: Call["status"]): void {
  call.status = status;
  call.durationSeconds = status === "completed" ? 1 : 0;
  call.endedAt = Date.now();
  callChanged(network, call);
}
