import type { Network } from "./network.ts";

const STOP_WORDS = new Set(["stop", "stopall", "unsubscribe", "end", "quit", "cancel", "revoke", "optout"]);
const START_WORDS = new Set(["start", "unstop", "yes"]);
const HELP_WORDS = new Set(["help", "info"]);

const STOP_REPLY =
  "You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.";
const START_REPLY =
  "You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.";
const HELP_REPLY = "Reply STOP to unsubscribe. Msg&Data Rates May Apply.";

/**
 * The carrier's own opt-out list, per number and person. Only a text that is the one word counts, in any case.
 * Returns the carrier's reply, or null when it says nothing: a word that changes nothing gets no answer.
 */
export function applyKeyword(network: Network, number: string, person: string, body: string): string | null {
  const word = body.trim().toLowerCase();
  const key = optOutKey(number, person);
  if (STOP_WORDS.has(word)) {
    if (network.optOuts.has(key)) return null;
    network.optOuts.add(key);
    network.changed();
    return STOP_REPLY;
  }
  if (START_WORDS.has(word)) {
    if (!network.optOuts.delete(key)) return null;
    network.changed();
    return START_REPLY;
  }
  return HELP_WORDS.has(word) ? HELP_REPLY : null;
}

export function isOptedOut(network: Network, number: string, person: string): boolean {
  return network.optOuts.has(optOutKey(number, person));
}

/** The list as people read it. */
export function listOptOuts(network: Network): { number: string; phone: string }[] {
  return [...network.optOuts].map((key) => {
    const [number = "", phone = ""] = key.split(" ");
    return { number, phone };
  });
}

function optOutKey(number: string, person: string): string {
  return `${number} ${person}`;
}
