import type { Network } from "../network.ts";
import type { Text } from "../records.ts";

/** A text as one phone has it: `inbound` came to it, `outbound` it sent. */
export function textView(text: Text, phone: string): object {
  const { sid, from, to, body, status, errorCode, segments, readAloud } = text;
  const direction = to === phone ? "inbound" : "outbound";
  return {
    sid,
    direction,
    from,
    to,
    body,
    status,
    errorCode,
    segments,
    at: new Date(text.createdAt).toISOString(),
    readAloud,
  };
}

/** Remembers a change of a text's status and tells the sender's phone. */
export function textChanged(network: Network, text: Text, status: Text["status"]): void {
  text.status = status;
  text.updatedAt = Date.now();
  network.events.publish(text.from, { event: "status", about: textView(text, text.from) });
  network.changed();
}

/** The text reaches the phone. */
export function textArrived(network: Network, text: Text): void {
  network.events.publish(text.to, { event: "text", about: textView(text, text.to) });
}
