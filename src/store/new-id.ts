import { randomBytes } from "node:crypto";

const alphabet = "0123456789abcdefghijklmnopqrstuv";
const [timeDigits, orderDigits, chanceDigits] = [9, 3, 12];
const orderMax = 32 ** orderDigits - 1;

let latest = { ms: 0, order: 0 };

/**
 * A prefixed id that sorts by when it was made, also within one process's millisecond: 45 bits of milliseconds, 15 of order
 * within them, 60 of chance, in base 32.
 */
export function newId(
  prefix:
    | "client"
    | "customer"
    | "conversation"
    | "message"
    | "lead"
    | "drill"
    | "event"
    | "text"
    | "permit"
    | "timer"
    | "incident"
    | "held"
    | "step"
    | "press"
    | "optout"
    | "process"
    | "setup",
): string {
  latest = after(latest, Date.now());
  const chance = [...randomBytes(chanceDigits)].map((byte) => alphabet.charAt(byte % 32)).join("");
  return `${prefix}_${inBase32(latest.ms, timeDigits)}${inBase32(latest.order, orderDigits)}${chance}`;
}

/** A clock that stands still or goes back for a moment does not turn the order round. */
function after({ ms, order }: typeof latest, now: number): typeof latest {
  if (now > ms) return { ms: now, order: 0 };
  return order < orderMax ? { ms, order: order + 1 } : { ms: ms + 1, order: 0 };
}

function inBase32(value: number, digits: number): string {
  let rest = value;
  let text = "";
  for (let place = 0; place < digits; place += 1) {
    text = alphabet.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}
