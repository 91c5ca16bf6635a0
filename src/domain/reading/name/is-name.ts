import { dialect } from "../vocabulary/dialect.ts";
import { duties, faults } from "../vocabulary/faults.ts";
import { alsoWords, firstNames } from "../vocabulary/names.ts";
import { creatures, things } from "../vocabulary/things.ts";
import { towns } from "../vocabulary/towns.ts";
import { trades, works } from "../vocabulary/works.ts";

const titles = /^(?:mr|mrs|ms|miss|mx|dr|rev|prof|professor|doctor|reverend|sir|lady|father|sister)\.?$/i;

const notNames =
  /^(?:not|no|yes|the|an?|my|our|is|just|really|very|so|urgent|emergency|sorry|it|its|that|this|there|here|in|at|on|still|now|been|about|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|tues?|weds?|thurs?|fri|sat|sun|january|february|march|april|july|august|september|october|november|december|mate|again|all|ok|okay|please|pls|asap|reply|stop|you|your|for|and|what|who|how|why|where|when|help|hi|hiya|hello|hey|thanks|thank|cheers|ta|police|fire|ambulance|hmrc|dpd|royal|amazon|evri|netflix|after|before|today|tomorrow|tonight|morning|afternoon|evening|anytime|any|whenever|available|free|happy|home|back|out|from|looking|interested|afraid|sure|ready|good|great|fine|perfect|brilliant|lovely|super|big|me|we|us|they|he|she|can|could|would|will|do|does|did|have|has|had|need|want|got|get|same|next|both|either|only|also|maybe|soon|later|quick|quote|price|regards|kind|best|love|cold|ill|old|pregnant|disabled|elderly|desperate|with|by|to|up|off|of|if|or|but|be|as|like|one|two|three|number|address|postcode|flat|house|road|street|lane|council|lettings|estates|properties|homes|ltd|limited|services|group|school|church|office|shop|agency|team|company|facilities|surgery|hotel|pub|restaurant|nursery|hall|court|close|avenue|drive|gardens|terrace|new|another|worried|stuck|tenant|landlord|owner|neighbour|nothing|everything|something|ps|btw|lol|haha|omg|ffs|xx+|x|christmas|easter|google|checkatrade|facebook|whatsapp|leeds|god|jesus|christ|bloody|right|left|top|end|side|front)$/i;

/** Whether the place where it was found shows enough, or only a name that is known is believed there. */
export type Needs = "nothing" | "known";

/** What was found in a name's place, tidied, where it can be one; else null. */
export function isName(found: string, needs: Needs): string | null {
  const words = found
    .replace(/[\s,.]+$/, "")
    .split(/\s+/)
    .filter(Boolean);
  const hasTitle = titles.test(words[0] ?? "");
  const bare = hasTitle ? words.slice(1) : words;
  const [first] = bare;
  if (first === undefined || !mayBe(first)) return null;
  const isKnown = firstNames.has(first.toLowerCase());
  const isSurname = (word: string) =>
    mayBe(word) || ((hasTitle || isKnown) && /^\p{Lu}/u.test(word) && !notNames.test(word));
  const kept = bare.slice(0, bare.slice(1).every(isSurname) ? bare.length : 1);
  const isCapital = /^\p{Lu}/u.test(first);
  if (needs === "known" && !hasTitle && !isKnownName(first)) return null;
  if (!isCapital && !hasTitle && kept.length > 1 && !isKnown) return first;
  return [...(hasTitle ? words.slice(0, 1) : []), ...kept].join(" ");
}

function mayBe(word: string): boolean {
  const lower = word.toLowerCase();
  if (firstNames.has(lower)) return true;
  const isWord =
    notNames.test(lower) || /(?:ing|ed|in')$/.test(lower) || /^\w+'(?:s|ve|re|ll|m)$/.test(lower) || /\d/.test(lower);
  return !isWord && ![things, creatures, faults, works, duties, trades, towns, dialect].some((list) => list.has(lower));
}

/** Whether a lone word at the end of a text may be its signature: a known name, else only with a capital and where much says so. */
export function isKnownName(word: string): boolean {
  const lower = word.toLowerCase();
  return firstNames.has(lower) && (/^\p{Lu}/u.test(word) || !alsoWords.has(lower));
}
