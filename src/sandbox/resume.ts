import type { Network } from "./network.ts";
import { deliverText } from "./phones/deliver-text.ts";

/** After a restart: what was on its way goes on, and a call that was cut off has ended. */
export function resume(network: Network): void {
  for (const text of network.texts.all()) {
    if (text.direction === "inbound" || text.direction === "none") continue;
    if (text.status === "queued" || text.status === "sent") deliverText(network, text);
  }
  for (const call of network.calls.all()) {
    if (call.endedAt !== null) continue;
    call.status = "failed";
    call.endedAt = Date.now();
  }
}
