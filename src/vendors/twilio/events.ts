import type { CarrierEvent, ReceivedEvent } from "../../domain/carrier-event.ts";
import { eventKey } from "../../domain/event-key.ts";
import { parsePhone } from "../../domain/phone.ts";
import { cleanText } from "../../domain/untrusted-text.ts";

/** What both doors know of an event, in Twilio's order of words; the webhook and the sweep make the same event of it. */
type Arrival = { readonly sid: string; readonly from: string; readonly to: string };
type Origin = Pick<ReceivedEvent, "raw" | "door" | "happenedAt">;

const messageSid = /^(?:SM|MM)[0-9a-f]{32}$/;
const callSid = /^CA[0-9a-f]{32}$/;
const statusWord = /^[a-z][a-z_-]{0,31}$/;
const addressMax = 64;

export function textArrived({ sid, from, to, body }: Arrival & { body: string }, origin: Origin): ReceivedEvent | null {
  const number = parsePhone(to);
  if (!messageSid.test(sid) || number === null || from.length > addressMax) return null;
  return entry(
    { kind: "text_arrived", carrierId: sid, from: cleanText(from), to: number, body: cleanText(body) },
    origin,
  );
}

function entry(event: CarrierEvent, origin: Origin): ReceivedEvent {
  return { ...origin, key: eventKey(event), event };
}

export function callArrived(call: Arrival & { forwardedFrom: string | null }, origin: Origin): ReceivedEvent | null {
  const number = parsePhone(call.to);
  if (!callSid.test(call.sid) || number === null || call.from.length > addressMax) return null;
  const forwardedFrom = cleanText(call.forwardedFrom ?? "").slice(0, addressMax);
  const event: CarrierEvent = {
    kind: "call_arrived",
    carrierId: call.sid,
    from: cleanText(call.from),
    to: number,
    forwardedFrom: forwardedFrom === "" ? null : forwardedFrom.toWellFormed(),
  };
  return entry(event, origin);
}

export function callStatus(
  { sid, from, to, status }: Arrival & { status: string },
  origin: Origin,
): ReceivedEvent | null {
  const number = parsePhone(to);
  if (!callSid.test(sid) || number === null || from.length > addressMax || !statusWord.test(status)) return null;
  return entry({ kind: "call_status", carrierId: sid, from: cleanText(from), to: number, status }, origin);
}

type Fate = Arrival & { readonly status: string; readonly errorCode: string | null; readonly outboxId: string | null };

export function textStatus({ sid, from, to, status, errorCode, outboxId }: Fate, origin: Origin): ReceivedEvent | null {
  const number = parsePhone(from);
  if (!messageSid.test(sid) || number === null || to.length > addressMax || !statusWord.test(status)) return null;
  const code = errorCode !== null && /^[1-9]\d{0,9}$/.test(errorCode) ? errorCode : null;
  const fate = { carrierId: sid, from: number, to: cleanText(to), status, errorCode: code, outboxId };
  return entry({ kind: "text_status", ...fate }, origin);
}
