import type { Phone } from "./phone.ts";

/** What an owner dials so that missed calls come to this number: unanswered after 20 seconds, unreachable, and engaged. */
export function divertCodes(number: Phone) {
  return { noAnswer: `**61*${number}**20#`, unreachable: `**62*${number}#`, engaged: `**67*${number}#` };
}
