import { cutToSeptets } from "../gsm7.ts";

const listSeptetsMax = 200;

/** One text for many alerts that waited: of whom they are, and where to read more. */
export function alertsWaited(mentions: readonly string[]): string {
  const distinct = [...new Set(mentions)];
  return `While you were quiet: ${mentions.length} alerts, about ${cutToSeptets(distinct.join(", "), listSeptetsMax)}. LEADS lists the jobs, a number shows one.`;
}

/** Of whom an alert is: its lead's number, or the phone in it. */
export function mentionIn(alert: string): string {
  return /#\d+/.exec(alert)?.[0] ?? /\+?\d[\d ]{8,}\d/.exec(alert)?.[0] ?? "a caller without a number";
}
