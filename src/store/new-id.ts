import { randomUUID } from "node:crypto";

const [timeDigits, orderDigits] = [9, 3];
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
    | "restoration"
    | "deployment"
    | "setup",
): string {
  latest = after(latest, Date.now());
  return `${prefix}_${inBase32(latest.ms, timeDigits)}${inBase32(latest.order, orderDigits)}${chance()}`;
}

/** 60 bits of a UUID, of which Node makes many at a time; none of the bits that tell its version. */
function chance(): string {
  const uuid = randomUUID();
  const [high, low] = [uuid.slice(0, 8) + uuid.slice(9, 11), uuid.slice(-5)];
  return inBase32(Number.parseInt(high, 16), 8) + inBase32(Number.parseInt(low, 16), 4);
}

/** A clock that stands still or goes back for a moment does not turn the order round. */
function after({ ms, order }: typeof latest, now: number): typeof latest {
  if (now > ms) return { ms: now, order: 0 };
  return order < orderMax ? { ms, order: order + 1 } : { ms: ms + 1, order: 0 };
}

function inBase32(value: number, digits: number): string {
  return value.toString(32).padStart(digits, "0");
}
