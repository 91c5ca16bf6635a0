import type { Network } from "../network.ts";
import type { Call } from "../records.ts";

/** A call as the control API shows it. `from` is what the called side sees. */
export function callView(call: Call): object {
  const { sid, from, dialled, to, forwardedFrom, status, spoken, durationSeconds } = call;
  return {
    sid,
    from,
    to: dialled,
    arrivedAt: to,
    forwardedFrom,
    status,
    spoken: spoken.join(" "),
    durationSeconds,
    at: new Date(call.createdAt).toISOString(),
  };
}

/** Tells every handset of the call what has become of it. */
export function callChanged(network: Network, call: Call): void {
  const about = { ...callView(call), placed: false };
  for (const phone of new Set(call.rang))
    if (phone !== call.caller) network.events.publish(phone, { event: "call", about });
  network.events.publish(call.caller, { event: "call", about: { ...about, placed: true } });
  network.changed();
}
