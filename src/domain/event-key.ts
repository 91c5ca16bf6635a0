import type { CarrierEvent } from "./carrier-event.ts";
import { unreachable } from "./unreachable.ts";

/** The key of an event in the inbox, unique for ever: by the carrier's own id, and the status where it tells one (telephony page, C2). */
export function eventKey(event: CarrierEvent): string {
  switch (event.kind) {
    case "call_arrived":
      return `call-in:${event.carrierId}`;
    case "call_status":
      return `call-st:${event.carrierId}:${event.status}`;
    case "text_arrived":
      return `sms-in:${event.carrierId}`;
    case "text_status":
      return `sms-st:${event.carrierId}:${event.status}`;
    default:
      return unreachable(event);
  }
}
