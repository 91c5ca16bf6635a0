import type { Network } from "../network.ts";
import type { Call } from "../records.ts";
import { countryOf, isPhone } from "./plan.ts";

/** The fields of the voice webhook. `ForwardedFrom` is there only for a diverted call. */
export function callFields(network: Network, call: Call): Record<string, string> {
  return {
    AccountSid: network.accountSid,
    ApiVersion: "2010-04-01",
    CallSid: call.sid,
    CallStatus: "ringing",
    Called: call.to,
    Caller: call.from,
    Direction: "inbound",
    From: call.from,
    To: call.to,
    ...places("From", call.from),
    ...places("Caller", call.from),
    ...places("To", call.to),
    ...places("Called", call.to),
    ...(call.forwardedFrom === null ? {} : { ForwardedFrom: call.forwardedFrom, CalledVia: call.forwardedFrom }),
  };
}

/** What the status callback adds when the call has ended; durations are whole seconds and begun minutes. */
export function statusFields(call: Call): Record<string, string> {
  return {
    CallStatus: call.status,
    CallDuration: String(call.durationSeconds),
    Duration: String(Math.ceil(call.durationSeconds / 60)),
    SequenceNumber: "0",
    CallbackSource: "call-progress-events",
    Timestamp: new Date(call.endedAt ?? call.createdAt).toUTCString().replace("GMT", "+0000"),
  };
}

/** Twilio writes where a number is registered; for a UK mobile all but the country is empty. */
export function places(whose: string, phone: string): Record<string, string> {
  if (!isPhone(phone)) return {};
  return { [`${whose}Country`]: countryOf(phone), [`${whose}City`]: "", [`${whose}State`]: "", [`${whose}Zip`]: "" };
}
