import assert from "node:assert/strict";
import { parsePhone, type Phone } from "../../../src/domain/phone.ts";
import twilio from "twilio/lib/webhooks/webhooks.js";

export const accountSid = `AC${"a1".repeat(16)}`;
export const token = "current-token-of-tests";
export const previousToken = "previous-token-of-tests";
export const publicUrl = "https://jobrun.example";
export const messageSid = `SM${"0b".repeat(16)}`;
export const callSid = `CA${"0c".repeat(16)}`;
export const us = "+447700900001";
export const caller = "+447700900123";

export type Fields = Readonly<Record<string, string>>;

export const samples = {
  sms: {
    AccountSid: accountSid,
    ApiVersion: "2010-04-01",
    Body: "My boiler's out, LS1 4AP",
    From: caller,
    FromCountry: "GB",
    MessageSid: messageSid,
    NumMedia: "0",
    NumSegments: "1",
    SmsMessageSid: messageSid,
    SmsSid: messageSid,
    SmsStatus: "received",
    To: us,
    ToCountry: "GB",
  },
  "message-status": {
    AccountSid: accountSid,
    ApiVersion: "2010-04-01",
    From: us,
    MessageSid: messageSid,
    MessageStatus: "delivered",
    SmsSid: messageSid,
    SmsStatus: "delivered",
    To: caller,
  },
  voice: {
    AccountSid: accountSid,
    ApiVersion: "2010-04-01",
    CallSid: callSid,
    CallStatus: "ringing",
    Called: us,
    Caller: caller,
    Direction: "inbound",
    ForwardedFrom: "+447700900456",
    From: caller,
    To: us,
  },
  status: {
    AccountSid: accountSid,
    ApiVersion: "2010-04-01",
    CallDuration: "7",
    CallSid: callSid,
    CallStatus: "completed",
    Called: us,
    Caller: caller,
    Direction: "inbound",
    From: caller,
    To: us,
  },
} as const satisfies Record<string, Fields>;

/** Signs as Twilio does, by the official library. */
export function sign(address: string, fields: Readonly<Record<string, string | string[]>>, secret = token): string {
  return twilio.getExpectedTwilioSignature(secret, address, fields);
}

export function encode(fields: Fields): string {
  return new URLSearchParams(fields).toString();
}

export function phone(text: string): Phone {
  const parsed = parsePhone(text);
  assert.ok(parsed);
  return parsed;
}
