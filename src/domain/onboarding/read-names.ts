import { checkWords } from "../owner/relay-words.ts";
import { towns } from "../reading/vocabulary/towns.ts";

const businessNameCharactersMax = 60;
const ownerNameCharactersMax = 40;
const businessNameWordsMax = 7;

const untilStop = "([^\\n;!?]{2,60}?)(?=\\.(?:\\s|$)|,\\s|;|\\n|!|\\?|$| and (?:i|my|we)\\b| - )";
const labelledBusiness = [
  new RegExp(
    `\\b(?:business|company|firm|trading)(?: name)?(?:'s|\\u2019s| is| should be| to|:)? +(?:called |named |as |to )?["'\\u201c]?${untilStop}`,
    "i",
  ),
  new RegExp(`\\b(?:trading as|trade as|we'?re called|it'?s called|called|t/a) +["'\\u201c]?${untilStop}`, "i"),
];
const noBusiness = /^(?:is|in|on|at|are|was|has|for|a|the phone|phone|calls?|owner|of|and|runs?|here|up|it|me|back)\b/i;

/** The business where a text says that it is its name: "trading as Reed Plumbing", "the business is called Reed Plumbing". */
export function labelledBusinessName(text: string): string | null {
  for (const pattern of labelledBusiness) {
    const [, found = ""] = pattern.exec(text) ?? [];
    if (found !== "" && !noBusiness.test(found)) return tidyBusinessName(found);
  }
  return null;
}

/** A whole answer as the name of a business; null for what is none: a sentence, a link, a bare yes. */
export function businessNameOf(text: string): string | null {
  const bare = text
    .replace(/^(?:(?:it'?s|its|it is|that'?s|we'?re|we are|the name is|name is|name:|called|just|trading as)\s+)+/i, "")
    .replace(/^called\s+/i, "");
  return tidyBusinessName(bare);
}

function tidyBusinessName(words: string): string | null {
  const checked = checkWords(words.replace(/\s+/g, " ").replace(/^["'\u201c\s]+|["'\u201d\s.,!]+$/g, ""));
  if ("refused" in checked) return null;
  const name = checked.words;
  if (name.length > businessNameCharactersMax || name.split(" ").length > businessNameWordsMax) return null;
  if (/[?\n]/.test(name) || !/\p{L}/u.test(name)) return null;
  return noName.test(name) || /^(?:i'?m|i am|i do|we do|my)\b/i.test(name) ? null : name;
}

const noName =
  /^(?:yes|yep|yup|no|nope|yeah|ok|okay|k|sure|thanks|thank you|ta|cheers|hi|hello|hey|done|what|why|who|how|agree|dunno|nothing|none|i'?m (?:driving|busy)|driving)\b[\s\S]{0,12}$/i;

const capitalName = "(\\p{Lu}[\\p{L}'\\u2019-]+(?: \\p{Lu}[\\p{L}'\\u2019-]+){0,2})";
const labelledOwner = [
  new RegExp(`\\b[Mm]y name(?:'s|\\u2019s| is|s)? ([\\p{L}'\\u2019-]+(?: \\p{Lu}[\\p{L}'\\u2019-]+){0,2})`, "u"),
  new RegExp(
    `\\b(?:[Nn]ame(?:'s|\\u2019s)|[Cc]all me|[Tt]his is|[Ii]'m|[Ii]\\u2019m|[Ii]m|[Ii] am|[Oo]wner(?:'s name)? is) ${capitalName}`,
    "u",
  ),
  new RegExp(`(?:^|[.,!\\n] *)${capitalName} here\\b`, "u"),
];

/** The owner where a text says who writes: "I'm Ann", "my name is Ann", "Ann here". */
export function labelledOwnerName(text: string): string | null {
  for (const pattern of labelledOwner) {
    const [, found = ""] = pattern.exec(text) ?? [];
    const name = found === "" || towns.has(found.toLowerCase()) ? null : tidyOwnerName(found);
    if (name !== null) return name;
  }
  return null;
}

/** A whole answer as somebody's name: one to four words of letters. */
export function ownerNameOf(text: string): string | null {
  const bare = text
    .replace(
      /^(?:(?:hi|hello|oh|well|yeah|sure)[, ]+)?(?:(?:i'?m|i am|my name(?:'s| is)|name'?s|it'?s|its|it is|this is|call me|just|the name is)\s+)+/i,
      "",
    )
    .replace(/ (?:here|mate|thanks|ta|please)$/i, "");
  // "Ann, Ann Reed": a name told twice.
  const again = (bare.split(",").at(-1) ?? "").trim();
  return tidyOwnerName(bare) ?? (/^\p{Lu}/u.test(again) ? tidyOwnerName(again) : null);
}

function tidyOwnerName(words: string): string | null {
  const checked = checkWords(words.replace(/\s+/g, " ").replace(/^["'\u201c\s]+|["'\u201d\s.,!]+$/g, ""));
  if ("refused" in checked) return null;
  const name = checked.words;
  if (name.length > ownerNameCharactersMax || noName.test(name)) return null;
  if (!/^\p{L}[\p{L}'.-]*(?: [\p{L}'.&-]+){0,3}$/u.test(name)) return null;
  return /^(?:a|an|the|not|in|on|at|from|just|still|done|back|busy|driving|sorry)\b/i.test(name)
    ? null
    : name.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
