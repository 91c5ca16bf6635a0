import type { Network } from "../network.ts";
import type { Call, OwnedNumber } from "../records.ts";
import { wait } from "../wait.ts";
import { fetchTwiml } from "../webhook/fetch-twiml.ts";
import { callChanged } from "./call-view.ts";
import { callFields, statusFields } from "./call-fields.ts";
import { notify } from "../webhook/notify.ts";
import { listen, type Heard } from "./listen.ts";

const noTwimlWords = "We are sorry, an application error has occurred. Goodbye.";
const hungUpSeconds = 1;

/** A call arrives at a number of the account: its voice webhook, the spoken answer, and the status callback at its end. */
export async function answerAtNumber(
  network: Network,
  call: Call,
  number: OwnedNumber,
  hangUp: boolean,
  signal: AbortSignal,
): Promise<void> {
  call.onAccount = true;
  callChanged(network, call);
  const main = { url: number.voiceUrl, method: number.voiceMethod };
  const fallback = { url: number.voiceFallbackUrl, method: number.voiceFallbackMethod };
  const fields = callFields(network, call);
  const answer =
    number.voiceUrl === "" ? null : await fetchTwiml(network, { main, fallback, fields, sid: call.sid, signal });
  if (signal.aborted) return;
  const heard = answer === null ? unanswered(number) : listen(answer);
  if (heard.status === "completed") {
    call.status = "in-progress";
    call.spoken = heard.spoken;
    callChanged(network, call);
    await wait(1, signal);
    if (signal.aborted) return;
  }
  call.status = heard.status;
  call.durationSeconds = hangUp ? Math.min(hungUpSeconds, heard.seconds) : heard.seconds;
  call.endedAt = Date.now();
  callChanged(network, call);
  if (number.statusCallback === "") return;
  const form = { ...fields, ...statusFields(call) };
  notify(network, { url: number.statusCallback, method: number.statusCallbackMethod, form }, call.sid, "completed");
}

/** A number without a voice address does not connect; one whose address failed says so to the caller. */
function unanswered(number: OwnedNumber): Heard {
  if (number.voiceUrl === "") return { status: "failed", spoken: [], seconds: 0 };
  return { status: "completed", spoken: [noTwimlWords], seconds: 4 };
}
