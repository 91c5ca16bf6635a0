import type { Network } from "../network.ts";
import type { Text } from "../records.ts";
import { notify } from "../webhook/notify.ts";
import { handsetAt } from "./handsets.ts";
import { receiveText } from "./receive-text.ts";
import { textArrived, textChanged } from "./text-view.ts";

const sentAfterMs = 20;
const deliveredAfterMs = 40;
const pricePerSegment = 0.04;

/** How this text fares: how long it waits in the queue, and the carrier's code if it is not to arrive. */
export type Fate = { slowMs: number; undeliverCode: number | null };

const GOOD_FATE: Fate = { slowMs: 0, undeliverCode: null };

/** Carries an accepted text to its phone: queued, sent, then delivered or not, with a callback for each but the first. */
export function deliverText(network: Network, text: Text, fate: Fate = GOOD_FATE): void {
  network.texts.add(text);
  network.queued.set(text.from, (network.queued.get(text.from) ?? 0) + 1);
  network.changed();
  const waitMs = sentAfterMs + fate.slowMs;
  const expiresInMs = text.createdAt + text.validitySeconds * 1000 - Date.now();
  network.pending.after(Math.max(0, Math.min(waitMs, expiresInMs)), () => {
    network.queued.set(text.from, Math.max(0, (network.queued.get(text.from) ?? 0) - 1));
    if (expiresInMs < waitMs) return move(network, text, "failed", 30036);
    text.sentAt = Date.now();
    text.price = (-pricePerSegment * text.segments).toFixed(4);
    move(network, text, "sent", null);
    network.pending.after(deliveredAfterMs, () => arrive(network, text, fate.undeliverCode));
  });
}

/** The last step of a text that was sent. A landline has it read aloud, which Twilio calls delivered. */
function arrive(network: Network, text: Text, undeliverCode: number | null): void {
  if (undeliverCode !== null) return move(network, text, "undelivered", undeliverCode);
  const number = network.numbers.get(text.to);
  if (number !== undefined) {
    move(network, text, "delivered", null);
    receiveText(network, number, text, deliverText);
    return;
  }
  const handset = handsetAt(network, text.to);
  if (!handset.reachable) return move(network, text, "undelivered", 30003);
  text.readAloud = handset.kind === "landline";
  move(network, text, "delivered", null);
  textArrived(network, text);
}

function move(network: Network, text: Text, status: Text["status"], errorCode: number | null): void {
  text.errorCode = errorCode;
  textChanged(network, text, status);
  if (text.statusCallback === null) return;
  const form: Record<string, string> = {
    AccountSid: network.accountSid,
    ApiVersion: "2010-04-01",
    From: text.from,
    MessageSid: text.sid,
    MessageStatus: status,
    SmsSid: text.sid,
    SmsStatus: status,
    To: text.to,
    ...(errorCode === null ? {} : { ErrorCode: String(errorCode) }),
    ...(status === "delivered" ? { RawDlrDoneDate: minuteOf(new Date()) } : {}),
  };
  notify(network, { url: text.statusCallback, method: "POST", form }, text.sid, status);
}

/** The carrier's receipt time as Twilio passes it on: YYMMDDhhmm, no zone. */
function minuteOf(date: Date): string {
  return date.toISOString().replaceAll(/\D/gu, "").slice(2, 12);
}
