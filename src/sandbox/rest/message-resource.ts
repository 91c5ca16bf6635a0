import type { Text } from "../records.ts";
import { rfc2822 } from "./dates.ts";

/** A text as Twilio's Message resource. */
export function messageResource(accountSid: string, text: Text): object {
  const uri = `/2010-04-01/Accounts/${accountSid}/Messages/${text.sid}`;
  return {
    account_sid: accountSid,
    api_version: "2010-04-01",
    body: text.body,
    date_created: rfc2822(text.createdAt),
    date_sent: rfc2822(text.sentAt),
    date_updated: rfc2822(text.updatedAt),
    direction: text.direction,
    error_code: text.errorCode,
    error_message: text.errorCode === null ? null : `see https://www.twilio.com/docs/errors/${text.errorCode}`,
    from: text.from,
    messaging_service_sid: null,
    num_media: "0",
    num_segments: String(text.segments),
    price: text.price,
    price_unit: "GBP",
    sid: text.sid,
    status: text.status,
    subresource_uris: { media: `${uri}/Media.json` },
    to: text.to,
    uri: `${uri}.json`,
  };
}
