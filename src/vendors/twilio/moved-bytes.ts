import type { Form } from "./form.ts";

/**
 * The signature covers names and values without anything between them, so bytes may be moved from one to the other and it
 * still holds (reliability page, 3.1). This finds the moves by which a field that carries authority would be swallowed by
 * another one. A text's own words are exempt: a person may write anything.
 *
 * A text cut short by an invented field cannot be told from a field that Twilio added. Its key makes it a duplicate.
 */
export function hasMovedBytes(form: Form): boolean {
  for (const [name, [value]] of form) {
    if (!plainName.test(name) || gluedName.test(name)) return true;
    if (!freeText.has(name) && swallowed.test(value)) return true;
    if (!known.has(name) && continuesMissing(name + value, form)) return true;
  }
  return pairs.some(([left, right]) => differ(form, left, right));
}

/** Twilio's names are letters and digits, with a few marks inside. */
const plainName = /^[A-Za-z][A-Za-z0-9_.-]{0,63}$/;

/** `From…From`: an invented field that sorts right behind a real one and ends in its name. */
const gluedName = /^(From|To|AccountSid|CallSid|MessageSid)[A-Za-z0-9_.-]*\1$/;

/** The name of a field with authority, followed by what such a field holds. */
const swallowed = /(?:From|To|Caller|Called)\+\d|(?:Account|Call|Message)Sid(?:AC|CA|SM|MM)[0-9a-f]{8}/;

const freeText: ReadonlySet<string> = new Set(["Body", "CallToken", "AddOns"]);

const authority =
  "AccountSid ApiVersion Body CallSid CallStatus Called Caller ErrorCode From ForwardedFrom MessageSid MessageStatus SmsMessageSid SmsSid SmsStatus To".split(
    " ",
  );

const known: ReadonlySet<string> = new Set([
  ...authority,
  ..."CallToken CallerName CallerCity CallerCountry CallerState CallerZip CalledCity CalledCountry CalledState".split(
    " ",
  ),
  ..."CalledVia CalledZip FromCity FromCountry FromState FromZip ToCity ToCountry ToState ToZip AddOns".split(" "),
  ..."Direction NumMedia NumSegments".split(" "),
]);

/** `ApiVersion2 = 010-04-01`, `MessageSi = dSM…`: an unknown field whose bytes begin like a known one that is missing. */
function continuesMissing(bytes: string, form: Form): boolean {
  return authority.some((name) => bytes.startsWith(name) && !form.has(name));
}

/** What Twilio says twice must agree. */
const pairs = [
  ["SmsMessageSid", "MessageSid"],
  ["SmsSid", "MessageSid"],
  ["SmsStatus", "MessageStatus"],
] as const;

function differ(form: Form, left: string, right: string): boolean {
  const said = form.get(left)?.[0];
  const again = form.get(right)?.[0];
  return said !== undefined && again !== undefined && said !== again;
}
