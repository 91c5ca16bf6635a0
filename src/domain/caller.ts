import { type Phone, parsePhone } from "./phone.ts";
import { unreachable } from "./unreachable.ts";

/** Who a call or text came from, as far as its number tells. Only those who have a number carry one. */
export type CallerClass =
  | { readonly is: "withheld" }
  | { readonly is: "alphanumeric" }
  | { readonly is: "short_code" }
  | { readonly is: "not_a_number" }
  | { readonly is: "ours"; readonly phone: Phone }
  | { readonly is: "staff"; readonly phone: Phone }
  | { readonly is: "fiction_refused" }
  | { readonly is: "uk_mobile"; readonly phone: Phone }
  | { readonly is: "uk_personal_or_pager"; readonly phone: Phone }
  | { readonly is: "uk_landline"; readonly phone: Phone }
  | { readonly is: "north_america"; readonly phone: Phone }
  | { readonly is: "other_country"; readonly phone: Phone };

/** `ours`: every number we hold or held. `staff`: the client's own people. `allowFiction`: true outside production. */
export type KnownNumbers = {
  readonly ours: ReadonlySet<string>;
  readonly staff: ReadonlySet<string>;
  readonly allowFiction: boolean;
};

/** Takes `From` as the carrier wrote it. Total; the order is that of the number table (telephony page, C5). */
export function classifyCaller(from: string, known: KnownNumbers): CallerClass {
  if (isWithheld(from)) return { is: "withheld" };
  if (alphanumericSender.test(from)) return { is: "alphanumeric" };
  if (/^\+?\d{3,7}$/.test(from)) return { is: "short_code" };
  const phone = parsePhone(from);
  if (phone === null) return { is: "not_a_number" };
  if (known.ours.has(phone)) return { is: "ours", phone };
  if (known.staff.has(phone)) return { is: "staff", phone };
  if (!known.allowFiction && isFiction(phone)) return { is: "fiction_refused" };
  return { is: classByPlan(phone), phone };
}

/** Whether a text may go to this caller at all. Carriers read a text to a landline aloud, so only a mobile will do. */
export function textable(caller: CallerClass): boolean {
  return caller.is === "uk_mobile";
}

/** The caller's number where there is one. */
export function phoneOf(caller: CallerClass): Phone | null {
  switch (caller.is) {
    case "withheld":
    case "alphanumeric":
    case "short_code":
    case "not_a_number":
    case "fiction_refused":
      return null;
    case "ours":
    case "staff":
    case "uk_mobile":
    case "uk_personal_or_pager":
    case "uk_landline":
    case "north_america":
    case "other_country":
      return caller.phone;
    default:
      return unreachable(caller);
  }
}

const withheldWord = /^\+?(?:anonymous|restricted|private|unknown|unavailable|blocked)$/i;
const alphanumericSender = /^(?=.*\p{L})[\p{L}\d +\-_&]{1,11}$/u;

// The same words spelt on a keypad: some networks turn them into figures (telephony page, A5).
const withheldDigits: ReadonlySet<string> = new Set([
  "266696687",
  "7378742833",
  "2562533",
  "8656696",
  "86282452253",
  "7748283",
]);

function isWithheld(from: string): boolean {
  if (from === "" || withheldWord.test(from)) return true;
  const digits = from.replace(/^\+/, "");
  return withheldDigits.has(digits) || withheldDigits.has(digits.replace(/^1/, ""));
}

function isFiction(phone: Phone): boolean {
  return /^\+447700900\d{3}$|^\+441632\d{6}$|^\+1\d{3}55501\d{2}$/.test(phone);
}

function classByPlan(
  phone: Phone,
): "uk_mobile" | "uk_personal_or_pager" | "uk_landline" | "north_america" | "other_country" {
  if (/^\+447(?:[1-57-9]\d{8}|624\d{6})$/.test(phone)) return "uk_mobile";
  if (/^\+447[06]\d{8}$/.test(phone)) return "uk_personal_or_pager";
  if (/^\+44(?!7)\d{7,10}$/.test(phone)) return "uk_landline";
  if (/^\+1[2-9]\d{2}[2-9]\d{6}$/.test(phone)) return "north_america";
  return "other_country";
}
