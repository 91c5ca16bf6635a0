import type { OwnedNumber } from "../records.ts";
import { isWebAddress } from "./create-message.ts";
import { refusal, type Refusal } from "./refusal.ts";

const ADDRESSES = {
  VoiceUrl: "voiceUrl",
  VoiceFallbackUrl: "voiceFallbackUrl",
  SmsUrl: "smsUrl",
  SmsFallbackUrl: "smsFallbackUrl",
  StatusCallback: "statusCallback",
} as const;
const METHODS = {
  VoiceMethod: "voiceMethod",
  VoiceFallbackMethod: "voiceFallbackMethod",
  SmsMethod: "smsMethod",
  SmsFallbackMethod: "smsFallbackMethod",
  StatusCallbackMethod: "statusCallbackMethod",
} as const;

/** Changes what the form names and nothing else; an empty address takes it away. A refusal changes nothing. */
export function configure(number: OwnedNumber, form: Readonly<Record<string, string>>): Refusal | null {
  const changed = { ...number, friendlyName: form["FriendlyName"] ?? number.friendlyName, updatedAt: Date.now() };
  for (const [field, key] of entries(ADDRESSES)) {
    const url = form[field];
    if (url === undefined) continue;
    if (url !== "" && !isWebAddress(url)) return refusal(400, 21402, `${field} is not a valid URL: ${url}`);
    changed[key] = url;
  }
  for (const [field, key] of entries(METHODS)) {
    const method = form[field]?.toUpperCase();
    if (method === undefined) continue;
    if (method !== "GET" && method !== "POST") return refusal(400, 21403, `${field} must be GET or POST`);
    changed[key] = method;
  }
  Object.assign(number, changed);
  return null;
}

function entries<V extends string>(table: Readonly<Record<string, V>>): [string, V][] {
  return Object.entries(table);
}
