import { randomBytes, randomInt } from "node:crypto";
import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks.js";

/** Where texts are delivered, and by whom they are signed. */
export type Target = {
  readonly url: string;
  readonly accountSid: string;
  readonly authToken: string;
  readonly numbers: readonly string[];
};

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
  const body = new URLSearchParams(fields).toString();
  const head = [
    `POST ${textPath} HTTP/1.1`,
    `Host: ${new URL(url).host}`,
    "User-Agent: TwilioProxy/1.1",
    "Accept: */*",
    "Content-Type: application/x-www-form-urlencoded; charset=UTF-8",
    `Content-Length: ${body.length}`,
    `I-Twilio-Idempotency-Token: ${randomBytes(16).toString("hex")}`,
    `X-Twilio-Signature: ${getExpectedTwilioSignature(authToken, url + textPath, fields)}`,
  ];
  return Buffer.from(`${head.join("\r\n")}\r\n\r\n${body}`, "latin1");
}
