import { readKeyword } from "./keywords.ts";
import type { ModelAnswer, SaidEarlier } from "./language-model.ts";
import type { Reading } from "./reading.ts";

/** A text of ten parts has 1,530 characters. */
const textCharactersMax = 1_600;
const earlierCharactersMax = 320;
export const earlierTextsMax = 6;

/**
 * What acts at once waits for no model: keywords, opt-outs and danger that the rules see. Who tries to instruct the software gets
 * none to instruct. Of an empty text nothing can be read.
 */
export function isWorthAsking(text: string, byRules: Reading): boolean {
  const actsAtOnce = byRules.optOut || byRules.lifeSafety !== null || readKeyword(text) !== null;
  return !actsAtOnce && byRules.intent !== "injection" && text.trim() !== "";
}

export function boundedText(text: string): string {
  return text.slice(0, textCharactersMax).toWellFormed();
}

export function boundedEarlier(earlier: readonly SaidEarlier[]): readonly SaidEarlier[] {
  return earlier
    .slice(-earlierTextsMax)
    .map(({ by, words }) => ({ by, words: words.slice(0, earlierCharactersMax).toWellFormed() }));
}

/** Whether a call that failed surely cost nothing. Whoever was late or spoke nonsense may have charged for it. */
export function costNothing(answer: ModelAnswer): boolean {
  return answer.is === "failed" && answer.tokens === null && freeFailures.has(answer.why);
}

const freeFailures: ReadonlySet<string> = new Set(["refused", "no_answer", "left_alone"]);
