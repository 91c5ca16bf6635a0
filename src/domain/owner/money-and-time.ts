import type { DayHours, Until } from "./command.ts";

/** `240`, `£1,250.50`, `240 quid`, in one group, as the source of a pattern. */
export const moneyPattern =
  "£? ?(\\d{1,3}(?:,\\d{3})+(?:\\.\\d{1,2})?|\\d{1,7}(?:\\.\\d{1,2})?)(?: ?(?:quid|pounds?|gbp|squid|sterling))?";

/** Pence, or null above `penceMax` or for what is no amount. */
export function penceOf(amount: string | undefined, penceMax: number): number | null {
  const pounds = Number((amount ?? "").replaceAll(",", "") || Number.NaN);
  const pence = Math.round(pounds * 100);
  return Number.isSafeInteger(pence) && pence >= 0 && pence <= penceMax ? pence : null;
}

const clock = /^(\d{1,2})(?:[:.](\d{2}))?(?: ?(am|pm))?(?: ?oclock)?$/;
const noon = 12 * 60;

/** The minutes of the day that a time may mean: both halves of the day for a bare `7`, one for `7am`, `19:30` or `noon`. */
function minutesOf(words: string): readonly number[] {
  if (words === "noon" || words === "midday") return [noon];
  if (words === "midnight") return [0];
  const [, hours, minutes = "0", half] = clock.exec(words) ?? [];
  const [hour, minute] = [Number(hours ?? Number.NaN), Number(minutes)];
  if (!(hour <= 23) || minute > 59 || (half !== undefined && (hour === 0 || hour > 12))) return [];
  const early = (half === undefined ? hour : hour % 12) * 60 + minute;
  if (half !== undefined) return [half === "pm" ? early + noon : early];
  return hour === 0 || hour > 12 || hours?.startsWith("0") ? [early] : [early % noon, (early % noon) + noon];
}

/** `21-7`, `9pm to 7am`, `from 21:00 until 07:00`: a night, unless they say otherwise. Null for anything else. */
export function quietHoursOf(words: string): DayHours | null {
  const [first, second, ...rest] = words
    .replace(/^(?:from|between) /, "")
    .split(/ ?(?:-|\bto\b|\buntil\b|\btill?\b|\band\b) ?/)
    .map((part) => minutesOf(part.trim()));
  const [from, until] = [first?.at(-1), second?.[0]];
  return from === undefined || until === undefined || rest.length > 0 || from === until ? null : { from, until };
}

/** Until when: `tomorrow`, `the morning`, `5pm`. Never later than tomorrow, whoever asks. */
export function untilOf(words: string): Until | null {
  if (words === "" || tomorrow.test(words)) return { day: "tomorrow" };
  const minutes = minutesOf(words);
  return minutes.length === 0 ? null : { day: "next", minutes };
}

const tomorrow = /^(?:tom+or+ow|tmrw|tmw|tomoz|2moro)(?: morning)?$|^(?:the )?morning$/;
