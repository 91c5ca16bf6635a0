import type { Network } from "../network.ts";
import { isOptedOut } from "../opt-outs.ts";
import { newText, validityMaxSeconds } from "../phones/new-text.ts";
import { isGreatBritain, isPhone, isShortCode } from "../phones/plan.ts";
import type { Text } from "../records.ts";
import { refusal, TOO_MANY, type Refusal } from "./refusal.ts";

const bodyMax = 1600;

type Form = Readonly<Record<string, string>>;
type Created = { refused: Refusal } | { refused: null; text: Text };

/** Twilio's checks on a new message, in its order: what is written, where it goes, who it comes from, who wants none. */
export function createMessage(network: Network, form: Form): Created {
  const { To: to = "", From: from = "", Body: body = "" } = form;
  const refused = checkWords(form) ?? checkNumbers(to, from) ?? checkAccount(network, to, from);
  if (refused !== null) return { refused };
  const callback = form["StatusCallback"] ?? "";
  const text = newText({
    direction: "outbound-api",
    from,
    to,
    body,
    status: "queued",
    statusCallback: callback === "" ? null : callback,
    validitySeconds: Number(form["ValidityPeriod"] ?? validityMaxSeconds),
  });
  return { refused: null, text };
}

function checkWords(form: Form): Refusal | null {
  const body = form["Body"] ?? "";
  if (body === "") return refusal(400, 21602, "Message body is required.");
  if (body.length > bodyMax) {
    return refusal(400, 21617, `The concatenated message body exceeds the ${bodyMax} character limit`);
  }
  const validity = form["ValidityPeriod"];
  if (validity !== undefined && !inRange(validity)) {
    return refusal(400, 21624, `ValidityPeriod ${validity} is not a whole number from 1 to ${validityMaxSeconds}`);
  }
  const callback = form["StatusCallback"] ?? "";
  if (callback !== "" && !isWebAddress(callback)) {
    return refusal(400, 21609, `The 'StatusCallback' URL ${callback} is not a valid URL`);
  }
  return null;
}

function checkNumbers(to: string, from: string): Refusal | null {
  if (to === "") return refusal(400, 21604, "A 'To' phone number is required.");
  if (from === "") return refusal(400, 21603, "A 'From' phone number is required.");
  if (isShortCode(to)) return refusal(400, 21265, `'To' number cannot be a Short Code: ${to}`);
  if (!isPhone(to)) return refusal(400, 21211, `The 'To' number ${to} is not a valid phone number.`);
  if (to === from) return refusal(400, 21266, "'To' and 'From' number cannot be the same");
  if (isGreatBritain(to)) return null;
  return refusal(400, 21408, `Permission to send an SMS has not been enabled for the region of ${to}`);
}

function checkAccount(network: Network, to: string, from: string): Refusal | null {
  if (!network.numbers.has(from)) {
    const why = `The 'From' phone number ${from} is not a valid, SMS-capable number of your account`;
    return isPhone(from) ? refusal(400, 21606, why) : refusal(400, 21612, why);
  }
  if (isOptedOut(network, from, to)) return refusal(400, 21610, "Attempt to send to unsubscribed recipient");
  if ((network.queued.get(from) ?? 0) >= network.limits.queuedPerNumberMax) {
    return refusal(429, 21611, `The 'From' number ${from} has exceeded the maximum number of queued messages`);
  }
  return network.mayCreateText() ? null : TOO_MANY;
}

function inRange(validity: string): boolean {
  return /^\d{1,5}$/u.test(validity) && Number(validity) >= 1 && Number(validity) <= validityMaxSeconds;
}

export function isWebAddress(url: string): boolean {
  return /^https?:\/\//iu.test(url) && URL.canParse(url);
}
