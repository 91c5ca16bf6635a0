import { cleanText } from "../../domain/untrusted-text.ts";
import { VoiceResponse } from "./sdk.ts";

/** The answer to every inbound text: replies go through the outbox, never in an answer. */
export const emptyAnswer = "<Response/>";

/** Long enough for a greeting with a long business name; the carrier reads no more than 4,096 characters. */
const spokenMax = 1_000;

/** As many clients as may ring in one busy minute; building XML costs more than all the rest of a call's intake. */
const answersKeptMax = 500;
const kept = new Map<string, string>();

/** Says the words and hangs up. Total: every string gives well-formed XML, whatever is in it. */
export function spokenAnswer(words: string): string {
  const before = kept.get(words);
  if (before !== undefined) return before;
  const answer = buildAnswer(words);
  if (kept.size >= answersKeptMax) kept.clear();
  kept.set(words, answer);
  return answer;
}

function buildAnswer(words: string): string {
  const answer = new VoiceResponse();
  const said = cleanText(cleanText(words).slice(0, spokenMax).toWellFormed()).trim();
  if (said !== "") answer.say({ language: "en-GB" }, said);
  answer.hangup();
  return answer.toString();
}
