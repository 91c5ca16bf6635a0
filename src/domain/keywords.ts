import { asksToStop, carrierStopWords, normalForm } from "./opt-out.ts";

export const keywords = ["stop", "start", "yes", "help"] as const;

/** `carrier`: the carrier acted on the word itself, so it has already answered and changed its own opt-out list. */
export type Keyword = { readonly word: (typeof keywords)[number]; readonly carrier: boolean };

/** Not "end" or "cancel": they may begin a sentence about a visit. "unsubscribe" and "opt out" are phrases, found anywhere. */
const unmistakable: ReadonlySet<string> = new Set(["stop", "stopall"]);

/** "STOP" with a signature below it, as phones and mail programs add: the first line alone is the message. */
function hasStopLine(text: string): boolean {
  const [first = "", ...below] = text.trim().split("\n");
  return below.length > 0 && unmistakable.has(normalForm(first));
}

/**
 * Takes a text as received and returns the keyword that decides it, or null. Runs before onboarding, commands and any
 * model, in every state (telephony page, C8). Free wording beyond C8's phrases is the reading's business.
 */
export function readKeyword(text: string): Keyword | null {
  const normal = normalForm(text);
  // The carrier looks at the bare word only; whether a full stop after it counts is not documented (telephony page, D4).
  const carrier = text.trim().toLowerCase() === normal;
  if (asksToStop(normal)) return { word: "stop", carrier: carrier && carrierStopWords.has(normal) };
  if (hasStopLine(text)) return { word: "stop", carrier: false };
  if (normal === "start" || normal === "unstop") return { word: "start", carrier };
  if (normal === "yes") return { word: "yes", carrier };
  if (normal === "help" || normal === "info") return { word: "help", carrier };
  return null;
}
