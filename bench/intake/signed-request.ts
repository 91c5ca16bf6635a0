import { randomBytes } from "node:crypto";
import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks.js";

/** Where webhooks are delivered, and by whom they are signed. */
export type Door = { readonly url: string; readonly authToken: string };

/** One webhook as bytes on the wire, with all headers that Twilio sends. `path` holds the query where there is one. */
export function signedRequest(
  { url, authToken }: Door,
  path: string,
  fields: Readonly<Record<string, string>>,
): Buffer {
  const body = new URLSearchParams(fields).toString();
  const head = [
    `POST ${path} HTTP/1.1`,
    `Host: ${new URL(url).host}`,
    "User-Agent: TwilioProxy/1.1",
    "Accept: */*",
    "Content-Type: application/x-www-form-urlencoded; charset=UTF-8",
    `Content-Length: ${body.length}`,
    `I-Twilio-Idempotency-Token: ${randomBytes(16).toString("hex")}`,
    `X-Twilio-Signature: ${getExpectedTwilioSignature(authToken, url + path, fields)}`,
  ];
  return Buffer.from(`${head.join("\r\n")}\r\n\r\n${body}`, "latin1");
}
