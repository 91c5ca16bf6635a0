import { cutToSeptets, toGsm7 } from "../gsm7.ts";

/** Words that the carrier acts on, or that would invite one of them (telephony page, C9). */
const reserved = "stopall|stop|unsubscribe|end|quit|cancel|revoke|optout|yes|start|unstop|help|info";
const reservedCapitals = new RegExp(`\\b(?:${reserved.toUpperCase()})\\b`, "g");
const invitation = new RegExp(
  `\\b((?:reply|text|send|type|answer|say|respond)\\b(?:\\s+with)?\\s+["']?)(?:${reserved})\\b`,
  "gi",
);

/** What may be read of one slot before it is cut; a text from outside can be of any length. */
const slotCharactersMax = 1000;

/**
 * Makes somebody's words fit into a sentence of ours: one line of GSM-7 of at most `septetsMax`, cut kindly. A customer
 * could otherwise have the owner opt out by writing "reply STOP" into his alert, so such invitations are taken out.
 */
export function slot(words: string, septetsMax: number): string {
  const line = toGsm7(words.slice(0, slotCharactersMax)).replace(/\s+/g, " ").trim();
  return cutToSeptets(line, septetsMax)
    .replace(invitation, "$1...")
    .replace(reservedCapitals, (word) => word.toLowerCase());
}

/** A slot for the middle or end of a sentence: without its own full stop, and null where nothing is left of the words. */
export function openSlot(words: string | null, septetsMax: number): string | null {
  const text = words === null ? "" : slot(words, septetsMax).replace(/(?<!\.\.)[.\s]+$/, "");
  return text === "" ? null : text;
}
