import type { Network } from "../network.ts";
import { wait } from "../wait.ts";
import { raiseAlert } from "./alerts.ts";
import { deliver, type Webhook } from "./deliver.ts";

const shuffledHoldMs = 300;
const shuffledSpreadMs = 100;

/** Sends a status callback by itself, best effort: retried as its address says, no fallback, no order promised. */
export function notify(network: Network, webhook: Webhook, sid: string, status: string): void {
  const fault = network.faults.take("callbacks");
  if (fault?.kind === "lost") return;
  const delayMs = fault?.kind === "late" ? fault.delayMs : fault?.kind === "shuffled" ? shuffledMs(status) : 0;
  const send = async (signal: AbortSignal): Promise<void> => {
    await wait(delayMs, signal);
    if (signal.aborted) return;
    const answer = await deliver(network, webhook, signal);
    if (answer.kind === "undelivered" && !signal.aborted) {
      raiseAlert(network, answer.errorCode, answer.message, webhook.url, sid);
    }
  };
  network.pending.after(0, send);
  if (fault?.kind === "doubled") network.pending.after(0, send);
}

/** An early status is held until the one after it has surely gone. */
function shuffledMs(status: string): number {
  return Math.random() * shuffledSpreadMs + (status === "sent" ? shuffledHoldMs : 0);
}
