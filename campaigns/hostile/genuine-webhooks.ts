import type { WebhookDoor } from "../../src/vendors/twilio/read-webhook.ts";
import type { Chance } from "./chance.ts";

/** Name and value of each field, in the order of the wire. */
export type Pairs = readonly (readonly [string, string])[];
export type GenuineWebhook = { readonly door: WebhookDoor; readonly path: string; readonly pairs: Pairs };

const doors = ["sms", "message-status", "voice", "status"] as const satisfies readonly WebhookDoor[];

const words = [
  "boiler",
  "LS1 4AP",
  "From Leeds",
  "To: me",
  "£50?",
  "it’s leaking",
  "😀",
  "a+b&c=d",
  "\n",
  "Body",
  "é%41",
  "''",
] as const;

/** A webhook as Twilio would send it, with fictional numbers and fresh ids. */
export function genuineWebhook(chance: Chance, accountSid: string): GenuineWebhook {
  const door = chance.pick(doors);
  const [us, them] = [fiction(chance), fiction(chance)];
  const common: Pairs = [
    ["AccountSid", accountSid],
    ["ApiVersion", "2010-04-01"],
  ];
  const path = `/api/twilio/${door}`;
  if (door === "voice" || door === "status")
    return { door, path, pairs: [...common, ...callFields(chance, us, them, door)] };
  const sid = `${chance.pick(["SM", "MM"])}${chance.hex(32)}`;
  const ids: Pairs = [
    ["MessageSid", sid],
    ["SmsSid", sid],
  ];
  if (door === "message-status") {
    const status = chance.pick(["sent", "delivered", "failed"]);
    const fate: Pairs = [
      ["From", us],
      ["MessageStatus", status],
      ["SmsStatus", status],
      ["To", them],
    ];
    return { door, path: `${path}?o=out_${chance.hex(8)}`, pairs: [...common, ...ids, ...fate] };
  }
  const body = Array.from({ length: chance.below(5) }, () => chance.pick(words)).join(" ");
  const text: Pairs = [
    ["Body", body],
    ["From", them],
    ["FromCountry", "GB"],
    ["NumMedia", "0"],
    ["To", us],
    ["ToCountry", "GB"],
  ];
  return { door, path, pairs: [...common, ...ids, ...text] };
}

function callFields(chance: Chance, us: string, them: string, door: "voice" | "status"): Pairs {
  const from = chance.onceIn(8) ? "anonymous" : them;
  return [
    ["CallSid", `CA${chance.hex(32)}`],
    ["CallStatus", door === "voice" ? "ringing" : "completed"],
    ["Called", us],
    ["Caller", from],
    ["Direction", "inbound"],
    ["From", from],
    ["To", us],
  ];
}

function fiction(chance: Chance): string {
  return `+447700900${String(chance.below(1_000)).padStart(3, "0")}`;
}

export function encodePairs(pairs: Pairs): string {
  return new URLSearchParams(pairs.map(([name, value]) => [name, value])).toString();
}
