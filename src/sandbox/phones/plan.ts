/** Numbers as the network reads them; the fiction ranges are ordinary numbers here. */

const E164 = /^\+[1-9]\d{6,14}$/;
const SHORT_CODE = /^\d{3,6}$/;
const ALPHANUMERIC = /^(?=.*[A-Za-z])[A-Za-z0-9 +\-_&]{1,11}$/;
const GB = /^\+44\d{9,10}$/;
const GB_MOBILE = /^\+447\d{9}$/;

export function isPhone(value: string): boolean {
  return E164.test(value) && (!value.startsWith("+44") || GB.test(value));
}

export function isShortCode(value: string): boolean {
  return SHORT_CODE.test(value);
}

export function isAlphanumericSender(value: string): boolean {
  return ALPHANUMERIC.test(value);
}

/** +44 covers Guernsey, Jersey and the Isle of Man too. */
export function isGreatBritain(phone: string): boolean {
  return phone.startsWith("+44");
}

/** What kind of line a number is by the plan, for a phone that nobody described. */
export function lineKind(phone: string): "mobile" | "landline" {
  return isGreatBritain(phone) && !GB_MOBILE.test(phone) ? "landline" : "mobile";
}

/** What a person dialled, as the number that the network connects: spaces gone, 00 and 0 written as +44 and the like. */
export function dialledNumber(typed: string): string {
  const digits = typed.replace(/\(0\)|[\s().-]/gu, "");
  if (digits.startsWith("00")) return `+${digits.slice(2)}`;
  if (/^0\d{9,10}$/u.test(digits)) return `+44${digits.slice(1)}`;
  return digits;
}

/** The country that Twilio writes beside a number. */
export function countryOf(phone: string): string {
  if (isGreatBritain(phone)) return "GB";
  return phone.startsWith("+1") ? "US" : "";
}
