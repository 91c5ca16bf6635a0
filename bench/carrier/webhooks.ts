import { randomBytes, randomInt } from "node:crypto";
import { type Door, signedRequest } from "../intake/signed-request.ts";
import type { AskedText } from "./listen.ts";
import type { Parties } from "./parties.ts";

export type Account = Door & { readonly accountSid: string };

const apiVersion = "2010-04-01";
const countries = {
  FromCountry: "GB",
  FromState: "",
  FromCity: "",
  FromZip: "",
  ToCountry: "GB",
  ToState: "",
  ToCity: "",
  ToZip: "",
};

/** What a text says that tells a job and no place, so that one question comes back and nothing else. */
export const jobWords = "My boiler has lost pressure and there is no hot water";

export function signedText(account: Account, { customer, number }: Parties): Buffer {
  const sid = `SM${randomBytes(16).toString("hex")}`;
  const ids = {
    MessageSid: sid,
    SmsMessageSid: sid,
    SmsSid: sid,
    SmsStatus: "received",
    NumMedia: "0",
    NumSegments: "1",
  };
  const parties = { From: customer, To: number, Body: jobWords };
  return signedRequest(account, "/api/twilio/sms", { ...countries, ...ids, ...common(account), ...parties });
}

/** A call as it comes in, and what the carrier says of it when it is over. */
export function signedCall(account: Account, { customer, number }: Parties): { arrived: Buffer; over: Buffer } {
  const call = {
    ...countries,
    ...common(account),
    CallSid: `CA${randomBytes(16).toString("hex")}`,
    Direction: "inbound",
    Caller: customer,
    Called: number,
    From: customer,
    To: number,
  };
  const over = { ...call, CallStatus: "completed", CallDuration: String(randomInt(2, 9)), SequenceNumber: "0" };
  return {
    arrived: signedRequest(account, "/api/twilio/voice", { ...call, CallStatus: "ringing" }),
    over: signedRequest(account, "/api/twilio/status", over),
  };
}

/** What the carrier says of a text that it was asked to send. */
export function signedReceipt(
  account: Account,
  { sid, from, to }: AskedText,
  callback: string,
  status: string,
): Buffer {
  const { pathname, search } = new URL(callback);
  const fields = {
    ...common(account),
    From: from,
    To: to,
    MessageSid: sid,
    MessageStatus: status,
    SmsSid: sid,
    SmsStatus: status,
  };
  return signedRequest(account, pathname + search, fields);
}

function common({ accountSid }: Account) {
  return { AccountSid: accountSid, ApiVersion: apiVersion };
}
