/** Words that the carrier itself takes as an opt-out when they are the whole text (telephony page, A6). */
export const carrierStopWords: ReadonlySet<string> = new Set([
  "stop",
  "stopall",
  "unsubscribe",
  "end",
  "quit",
  "cancel",
  "revoke",
  "optout",
]);

/** The form in which words are compared: plain lower-case words with one space between (telephony page, C8). */
export function normalForm(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/['\u2019\u2018`]|\p{Cf}/gu, "")
    .replace(spelledOut, (letters) => letters.replaceAll(".", ""))
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

/** "s.t.o.p": single letters with a full stop between. */
const spelledOut = /\b(?:[a-z]\.){2,}[a-z]\b/g;

/** Whether a text in its normal form asks, as a whole or in a phrase, for no more texts (telephony page, C8). */
export function asksToStop(normal: string): boolean {
  if (isStopWord(normal) || wholeMessages.has(normal)) return true;
  return inPhrases.test(normal) && phrases.some((phrase) => phrase.test(normal));
}

/** "stop stop stop": the same word again and again means it all the more. */
function isStopWord(normal: string): boolean {
  const [first = ""] = normal.split(" ", 1);
  return carrierStopWords.has(first) && normal.split(" ").every((word) => word === first);
}

/** CANCEL and END alone also answer "shall we come on Friday?": the owner is told, besides the opt-out. */
export function mayMeanBooking(text: string): boolean {
  const normal = normalForm(text);
  return normal === "cancel" || normal === "end";
}

// "arr t" is what the normal form leaves of ARRÊT with its accent.
const wholeMessages: ReadonlySet<string> = new Set([
  "stop all",
  "stop it",
  "stop now",
  "stop please",
  "please stop",
  "stop thanks",
  "opt out",
  "unsub",
  "remove",
  "remove me",
  "no more",
  "arret",
  "arr t",
]);

/** "Don't text me before nine" prefers a time, and "why don't you text back" asks for a text. */
const onlyThen =
  "before|after|until|till|til|while|whilst|when|between|during|tonight|today|at night|at work|at weekends|on sundays|late|early|much|often|yet|just yet|this week|this month|on the old|pictures|pics|photos";

/** Each of the phrases has one of these: one look tells of most texts that none of them is in it. */
const inPhrases = /texts?|messag|contact|sms|sending|list|database|system|remove my|leave me|unsubscribe|\bopt/;

const phrases: readonly RegExp[] = [
  /\b(?:stop|quit|cease)\b(?: (?!have|got|get)\w+){0,2} (?:texts?|texting|messages?|messaging|contacting|sms|sending)\b/,
  new RegExp(
    "\\b(?:dont|do not|no more)\\b(?: (?!have|got|get|receive|you|call|phone|ring|forget|hesitate|worry|mind)\\w+){0,2} (?:texts?|texting|messages?|messaging|contact|sms)\\b" +
      `(?! (?:the|my|her|him|them|alerts?|lens\\w*|left)\\b)(?! (?:(?:me|us) )?(?:${onlyThen})\\b)(?!.* (?:text|message) me(?: instead)?$)`,
  ),
  /\b(?:remove|delete|take)\b(?: (?:me|us|my|our|this|him|his|her|them|number|name|details|please))?(?: (?:number|name|details|phone|mobile|please))? (?:off|from) (?:\w+ )?(?:list|database|system)\b(?!.* put me)/,
  /\bremove my (?:number|details)\b/,
  /\bleave me alone\b/,
  /\bunsubscribe\b(?! from (?!(?:this|these|your?|all|the (?:list|texts?|messages?)|texts?|messages?)\b)\w)/,
  // "Reply STOP to opt out" is somebody else's text, quoted.
  /(?<!\b(?:says|saying|stop to) )\bopt(?:ing)? ?(?:me )?out\b/,
];
