import { Refused } from "../../home/refused.ts";

const wordsMax = 300;

/** Who did something and why, as the audit keeps them: one line each, and not empty. */
export function keptWords({ reason, by }: { readonly reason: string; readonly by: string }) {
  for (const [flag, value] of Object.entries({ reason, by })) {
    const next = "Write a few words in one line: they are kept.";
    if (value.trim() === "") throw new Refused(`--${flag} is empty.`, next);
    if (value.length > wordsMax) throw new Refused(`--${flag} is longer than ${wordsMax} characters.`, next);
    if (/\p{C}/u.test(value)) throw new Refused(`--${flag} holds a line break or another control character.`, next);
  }
  return { reason, by };
}
