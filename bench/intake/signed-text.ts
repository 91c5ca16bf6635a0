import { randomBytes, randomInt } from "node:crypto";
import { type Door, signedRequest } from "./signed-request.ts";

/** A door, and which of our numbers are texted there. */
export type Target = Door & { readonly accountSid: string; readonly numbers: readonly string[] };

const textPath = "/api/twilio/sms";

const words = "Hi, my boiler has lost pressure and there is no hot water. Can you come to LS1 4AP tomorrow morning?";

/** A text from a random customer to one of our numbers, as bytes on the wire: all fields and headers that Twilio sends. */
export function signedText({ url, accountSid, authToken, numbers }: Target): Buffer {
  const sid = `SM${randomBytes(16).toString("hex")}`;
  const fields = {
    ToCountry: "GB",
    ToState: "",
    SmsMessageSid: sid,
    NumMedia: "0",
    ToCity: "",
    FromZip: "",
    SmsSid: sid,
    FromState: "",
    SmsStatus: "received",
    FromCity: "",
    Body: words,
    FromCountry: "GB",
    To: numbers[randomInt(numbers.length)] ?? "",
    ToZip: "",
    NumSegments: "1",
    MessageSid: sid,
    AccountSid: accountSid,
    From: `+447700900${String(randomInt(1_000)).padStart(3, "0")}`,
    ApiVersion: "2010-04-01",
  };
  return signedRequest({ url, authToken }, textPath, fields);
}
