import type { Call } from "../records.ts";
import { rfc2822 } from "./dates.ts";

/** A call that arrived at a number of the account, as Twilio's Call resource. Incoming calls are all that the sandbox has. */
export function callResource(accountSid: string, call: Call, phoneNumberSid: string): object {
  return {
    account_sid: accountSid,
    annotation: null,
    answered_by: null,
    api_version: "2010-04-01",
    caller_name: null,
    date_created: rfc2822(call.createdAt),
    date_updated: rfc2822(call.endedAt ?? call.createdAt),
    direction: "inbound",
    duration: call.endedAt === null ? null : String(call.durationSeconds),
    end_time: rfc2822(call.endedAt),
    forwarded_from: call.forwardedFrom,
    from: call.from,
    from_formatted: call.from,
    group_sid: null,
    parent_call_sid: null,
    phone_number_sid: phoneNumberSid,
    price: null,
    price_unit: "GBP",
    queue_time: "0",
    sid: call.sid,
    start_time: rfc2822(call.createdAt),
    status: call.status,
    subresource_uris: {},
    to: call.to,
    to_formatted: call.to,
    trunk_sid: null,
    uri: `/2010-04-01/Accounts/${accountSid}/Calls/${call.sid}.json`,
  };
}
