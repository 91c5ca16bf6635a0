import { randomBytes } from "node:crypto";

const alphabet = "0123456789abcdefghijklmnopqrstuv";

/** A prefixed id that sorts by the time it was made: 45 bits of milliseconds, 75 bits of chance, in base 32. */
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
    | "optout",
): string {
  let time = Date.now();
  let head = "";
  for (let place = 0; place < 9; place += 1) {
    head = alphabet.charAt(time % 32) + head;
    time = Math.floor(time / 32);
  }
  const tail = [...randomBytes(15)].map((byte) => alphabet.charAt(byte % 32)).join("");
  return `${prefix}_${head}${tail}`;
}
