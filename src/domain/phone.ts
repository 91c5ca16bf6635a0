import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import type { Brand } from "./brand.ts";

/** A phone number in E.164 form, such as `+447700900123`. */
export type Phone = Brand<string, "Phone">;

/** Takes a number that already is E.164, as the carrier writes it; anything else is null. Nothing is repaired here. */
export function parsePhone(text: string): Phone | null {
  return isE164(text) ? text : null;
}

function isE164(text: string): text is Phone {
  return /^\+[1-9]\d{7,14}$/.test(text);
}

/** Takes what a person in the UK typed ("07700 900123", "+44 (0)7700...") and returns the number, or null (telephony page, C5). */
export function normaliseTypedPhone(text: string): Phone | null {
  if (text.length > typedCharactersMax) return null;
  const bare = text
    .normalize("NFKC")
    .replace(/(?<=\d\s*)\(0\)/g, "")
    .replace(/[\s().\-\u2010-\u2015\u2212]/g, "");
  return parsePhone(withCountry(bare));
}

/** A number as people here read it aloud: "07700 900123" for the UK, "+1 555 555 0100" for anywhere else. */
export function displayPhone(phone: Phone): string {
  const known = parsePhoneNumberFromString(phone);
  if (known === undefined) return phone;
  return known.countryCallingCode === "44" ? known.formatNational() : known.formatInternational();
}

const typedCharactersMax = 40;

function withCountry(bare: string): string {
  const dialled = bare.replace(/^00/, "+").replace(/^\+440/, "+44");
  if (/^0\d{9,10}$/.test(dialled)) return `+44${dialled.slice(1)}`;
  if (/^44\d{10}$/.test(dialled)) return `+${dialled}`;
  return dialled;
}
