import { createHash } from "node:crypto";
import twilio from "twilio/lib/webhooks/webhooks.js";
import type { buildApp } from "../../src/http/app.ts";
import { account } from "../../test/support/installation.ts";
import type { Chance } from "../hostile/chance.ts";
import { nobody, numberOf, ownerOf, saidOf, type Neighbour } from "./neighbourhood.ts";

/** A signed webhook to the thief's number that names something of the victim's. `alike`: it must end as one about nobody. */
export type Knock = {
  readonly where: string;
  readonly path: string;
  readonly form: Readonly<Record<string, string>>;
  readonly alike: boolean;
};

const status = "/api/twilio/message-status";
/** What a callback may say of a text, with codes that mean an opt-out, a dead number and a suspended account. */
const fates = [
  ["delivered", ""],
  ["failed", "21610"],
  ["undelivered", "30005"],
  ["failed", "30002"],
] as const;

export function knocksAbout(thief: Neighbour, victim: Neighbour, chance: Chance): Knock[] {
  const [ours, theirs, owner] = [numberOf(thief), numberOf(victim), ownerOf(victim)];
  const textId = victim.id.replace("client_", "text_");
  const fate = { From: ours, To: "+447700900200" };
  const callbacks = fates.map(([MessageStatus, ErrorCode]) => ({
    where: `a callback (${MessageStatus} ${ErrorCode}) by another's outbox id`,
    path: `${status}?o=${textId}`,
    form: { ...fate, MessageStatus, ErrorCode, ...sids(chance) },
    alike: true,
  }));
  const spoken = [
    ["another's owner who says STOP", "/api/twilio/sms", { From: owner, To: ours, Body: "STOP" }],
    ["a text from another's number", "/api/twilio/sms", { From: theirs, To: ours, Body: "a leak at LS1 4AP" }],
    ["a call from another's number", "/api/twilio/voice", { From: theirs, To: ours, CallStatus: "ringing" }],
    [
      "the end of a call from another's number",
      "/api/twilio/status",
      { From: theirs, To: ours, CallStatus: "completed" },
    ],
  ] as const;
  return [
    ...callbacks,
    ...spoken.map(([where, path, form]) => ({ where, path, form: { ...form, ...sids(chance) }, alike: false })),
    {
      where: "a callback by the carrier's id of another's text",
      path: status,
      form: { ...fate, MessageStatus: "delivered", MessageSid: carriersIdOf(victim) },
      alike: false,
    },
  ];
}

/** The same webhook about a client that there is not, under ids of its own. */
export function aboutNobody({ where, path, form, alike }: Knock, victim: Neighbour, chance: Chance): Knock {
  const fields = Object.entries(form).map(([field, value]) => [field, saidOf(value, victim, nobody)]);
  return { where, path: saidOf(path, victim, nobody), form: { ...Object.fromEntries(fields), ...sids(chance) }, alike };
}

/** What the carrier calls the text that every tenant has. */
export function carriersIdOf({ id }: Neighbour): string {
  return `SM${createHash("md5").update(id).digest("hex")}`;
}

function sids(chance: Chance): { readonly MessageSid: string; readonly CallSid: string } {
  const hex = chance.hex(32);
  return { MessageSid: `SM${hex}`, CallSid: `CA${hex}` };
}

/** Knocks, signed as the carrier signs; answers with status and words. */
export async function knock(
  app: ReturnType<typeof buildApp>,
  publicUrl: string,
  { path, form }: Knock,
): Promise<string> {
  const fields = { AccountSid: account.accountSid, ...form };
  const answer = await app.inject({
    method: "POST",
    url: path,
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "x-twilio-signature": twilio.getExpectedTwilioSignature(account.authToken, publicUrl + path, fields),
    },
    payload: new URLSearchParams(fields).toString(),
  });
  return `${answer.statusCode} ${answer.body}`;
}
