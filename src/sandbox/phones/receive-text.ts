import type { Network } from "../network.ts";
import type { OwnedNumber, Text } from "../records.ts";
import { applyKeyword, isOptedOut } from "../opt-outs.ts";
import { fetchTwiml } from "../webhook/fetch-twiml.ts";
import type { Verb } from "../webhook/twiml.ts";
import { raiseAlert } from "../webhook/alerts.ts";
import { places } from "./call-fields.ts";
import { newText } from "./new-text.ts";
import { isPhone } from "./plan.ts";
import { textArrived } from "./text-view.ts";

/** Puts a text of the account on its way; handed in, because a text to our own number comes straight back here. */
export type Send = (network: Network, text: Text) => void;
type Arriving = { from: string; body: string };

/** A text arrives at a number of the account: keywords first, then its webhook, then what the TwiML wants said. */
export function receiveText(network: Network, number: OwnedNumber, { from, body }: Arriving, send: Send): Text {
  const text = newText({ direction: "inbound", from, to: number.phone, body, status: "received", sentAt: Date.now() });
  network.texts.add(text);
  network.changed();
  const words = isPhone(from) ? applyKeyword(network, number.phone, from, body) : null;
  if (words !== null) network.pending.after(0, () => carrierReply(network, number.phone, from, words));
  network.pending.after(0, async (signal) => {
    if (number.smsUrl === "") return;
    const main = { url: number.smsUrl, method: number.smsMethod };
    const fallback = { url: number.smsFallbackUrl, method: number.smsFallbackMethod };
    const verbs = await fetchTwiml(network, {
      main,
      fallback,
      fields: textFields(network, text),
      sid: text.sid,
      signal,
    });
    if (!signal.aborted) for (const reply of replies(network, number, text, verbs ?? [])) send(network, reply);
  });
  return text;
}

function textFields(network: Network, text: Text): Record<string, string> {
  return {
    AccountSid: network.accountSid,
    ApiVersion: "2010-04-01",
    Body: text.body,
    From: text.from,
    MessageSid: text.sid,
    NumMedia: "0",
    NumSegments: String(text.segments),
    SmsMessageSid: text.sid,
    SmsSid: text.sid,
    SmsStatus: "received",
    To: text.to,
    ...places("From", text.from),
    ...places("To", text.to),
  };
}

/** The carrier's own words about opting out. They are no message of the account: its lists do not show them. */
function carrierReply(network: Network, from: string, to: string, body: string): void {
  const text = newText({ direction: "none", from, to, body, status: "delivered", sentAt: Date.now() });
  network.texts.add(text);
  network.changed();
  textArrived(network, text);
}

/** Twilio sends what a TwiML answer says; JobRun must never answer so, and this makes it visible if it did. */
function replies(network: Network, number: OwnedNumber, received: Text, verbs: readonly Verb[]): Text[] {
  return verbs.flatMap((verb) => {
    const to = verb.attributes["to"] ?? received.from;
    const written = verb.children.filter(({ name }) => name === "Body").map(({ text }) => text);
    const body = (written.length === 0 ? verb.text : written.join("")).trim();
    if (verb.name !== "Message" || body === "") return [];
    const errorCode = isOptedOut(network, number.phone, to) ? 21610 : isPhone(to) ? null : 21211;
    if (errorCode === null)
      return [newText({ direction: "outbound-reply", from: number.phone, to, body, status: "queued" })];
    raiseAlert(network, errorCode, "a TwiML answer to someone who cannot be texted", number.smsUrl, received.sid);
    return [];
  });
}
