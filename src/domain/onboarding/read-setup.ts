import { readPhone } from "../divert/network.ts";
import { keptWords } from "../lead-facts.ts";
import { plainWords } from "../owner/plain-words.ts";
import { cleanText } from "../untrusted-text.ts";
import type { CallSeen, DialOutcome, SetupCommand, SetupFacts, SetupHeard } from "./heard.ts";
import { businessNameOf, labelledBusinessName, labelledOwnerName, ownerNameOf } from "./read-names.ts";
import { readArea, readTrade, readTradeAndArea } from "./read-trade.ts";
import type { Alerts, Fact, Open, Setup } from "./setup.ts";

/** As many as the carrier hands on of one text. */
const charactersMax = 1_600;
const linesMax = 12;

/** What an owner's text says to the question that is open, and to any other that it answers by name. Total; rules alone. */
export function readSetupText(text: string, setup: Pick<Setup, "open" | "told" | "last">): SetupHeard {
  const body = cleanText(text.slice(0, charactersMax)).trim();
  const words = plainWords(body);
  const command = commandIn(words);
  if (command !== null) return { heard: "command", command };
  return (
    readDecision(body, words, setup.open) ??
    readCorrection(body, setup) ??
    readAnswers(body, setup) ?? { heard: "nothing" }
  );
}

const commands: readonly (readonly [RegExp, SetupCommand])[] = [
  [/^(?:go )?back(?: (?:one|please|a step))?$|^previous$/, "back"],
  [/^(?:menu|options|commands?|what can i (?:say|do|text))\??$/, "menu"],
  [
    /^(?:where (?:am|was|are|were) (?:i|we)|how far (?:am i|are we)|status|whats (?:left|missing|next)|what next)(?: (?:now|up to|at|please))*\??$/,
    "where",
  ],
  [
    /^(?:again|repeat|resend|pardon|say (?:that|it) again|send (?:that|it|the (?:code|text)) again|(?:hi|hello|hey|hiya|morning|good morning|good afternoon|evening)(?: (?:there|again|jobrun|mate))?)(?: please)?\??$/,
    "again",
  ],
  [
    /^(?:(?:can|could) (?:i|someone|somebody) )?(?:please )?(?:speak|talk) to (?:a |some)?(?:person|human|body|one)\b|^(?:call|ring) me(?: please| back)*$/,
    "person",
  ],
  [/\b(?:second|another|other|new|2nd) (?:business|company|firm)\b/, "another_business"],
  [
    /^(?:thanks|thank you|ta|cheers|thx|great|lovely|brilliant|will do|noted|cool|hang on|one (?:sec|minute|moment)|wait|later|give me \w+ (?:secs?|minutes?|mins?))(?: (?:mate|so much|a lot|please))?$/,
    "thanks",
  ],
];

function commandIn(words: string): SetupCommand | null {
  return commands.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

const no = /^(?:no+|nope|nah)$|\b(?:not|dont|do not|cant|wont|never) (?:agree|happy|accept|want)\b|\bdisagree\b/;
const yes =
  /^(?:1|y|yes|yep|yeah|yup|ok|okay|agree|agreed|sure|fine|deal|happy|accept(?:ed)?|go(?: for it| ahead| on)?|sounds good|lets go|happy with that|all good|perfect)(?:[ ,.!]+(?:i|we|with|to|that|all|of|it|agree|please|mate|thanks|then|fine|happy|lets|go|am|im|good|by|me|sounds|terms|the|go|on|for))*$|\b(?:i|we) (?:do |fully )?(?:agree|accept)\b/;

/** Answers that are a choice and no fact: to the agreement, a code that was dialled, a call that was made. */
function readDecision(body: string, words: string, open: Open): SetupHeard | null {
  if (open.is === "agreement") {
    if (no.test(words)) return { heard: "declines" };
    return yes.test(words) ? { heard: "agrees", words: keptWords(body) } : null;
  }
  if (open.is === "divert") {
    const outcome = dialOutcome(words);
    return outcome === null ? null : { heard: "dialled", outcome };
  }
  const seen = open.is === "test_call" ? callSeen(words) : null;
  return seen === null ? null : { heard: "called", seen };
}

function dialOutcome(words: string): DialOutcome | null {
  if (/^skip(?: (?:it|this|that|this one|please))?$/.test(words)) return "skipped";
  if (/\b(?:not|didnt|doesnt|dont|wont|cant|couldnt|unable|isnt|no joy|no luck)\b/.test(words)) return "refused";
  if (
    /\b(?:fail(?:s|ed|ure)?|error|invalid|mmi|reject(?:s|ed)|refused|wrong|problem|unsuccessful)\b|^no+$|^nope$/.test(
      words,
    )
  )
    return "refused";
  return /\b(?:done|set|worked|works|working|success(?:ful(?:ly)?)?|registered|activated|complete(?:d)?|finished|sorted|forwarded|ready|next)\b|^(?:yes|yep|yeah|all good)\b|\bsa(?:ys|id) ok(?:ay)?\b/.test(
    words,
  )
    ? "set"
    : null;
}

function callSeen(words: string): CallSeen | null {
  if (/\bvoice ?mail\b|\banswer(?:ing)? ?(?:phone|machine)\b|\bleave a message\b/.test(words)) return "voicemail";
  if (/\b(?:i|he|she|we|they|somebody|someone) (?:just )?(?:answered|picked (?:it )?up)\b/.test(words))
    return "answered";
  if (
    /\b(?:hung up|hang(?:s|ed)? up|rang off|rung off|put the phone down|cut (?:it |me |her |him |them )?off|gave up|too (?:short|soon|early))\b/.test(
      words,
    )
  )
    return "hung_up";
  return /\b(?:nothing|rang|rung|ringing|rings|called|calling|tried|try|done|no text|no call|not work(?:ing)?|didnt work|doesnt work|no joy)\b|^(?:ok|yes|no|nope|1)$/.test(
    words,
  )
    ? "nothing"
    : null;
}

const takesBack =
  /^(?:no+|nope|sorry|actually|wait|oops|i mean|i meant|correction|wrong|change(?: (?:it|that))?|make (?:it|that))\b[\s,.:;!-]*(?:(?:no|sorry|actually|i meant?|it'?s|its|it is|that'?s|that is|should (?:be|say)|to|the|name is|wrong|change (?:it|that) to|make (?:it|that))[\s,.:;!-]+)*/i;

/** "No, it's Smith & Sons": what the last answer told, told anew. */
function readCorrection(body: string, setup: Pick<Setup, "open" | "told" | "last">): SetupHeard | null {
  const [opening = ""] = takesBack.exec(body) ?? [];
  const rest = body.slice(opening.length).trim();
  if (opening === "" || rest === "" || setup.last.length === 0) return null;
  const labelled = labelledIn(rest, false);
  const facts = Object.keys(labelled).length > 0 ? labelled : anew(rest, setup.last);
  return facts === null ? null : { heard: "facts", facts, corrects: true };
}

function anew(rest: string, last: readonly Fact[]): SetupFacts | null {
  const words = plainWords(rest);
  if (last.includes("trade") || last.includes("area")) {
    const { trade, area } = readTradeAndArea(rest);
    if (trade !== null || area !== null) return told({ trade, area });
    if (last.length <= 2) return told({ area: readArea(rest) });
  }
  if (last.includes("phoneType") || last.includes("network")) return told(readPhone(words, true));
  if (last.includes("alerts")) return told({ alerts: alertsOf(words, true) });
  if (last.includes("ownerName") && !last.includes("businessName")) return told({ ownerName: ownerNameOf(rest) });
  if (last.includes("businessName")) return told({ businessName: businessNameOf(rest) });
  return null;
}

/** Keeps what was found; null where nothing was. */
function told(facts: { readonly [name in keyof SetupFacts]: SetupFacts[name] | null }): SetupFacts | null {
  const found = Object.entries(facts).filter(([, value]) => value !== null);
  return found.length === 0 ? null : Object.fromEntries(found);
}

/** Whatever names itself in a text, wherever set-up stands. */
function labelledIn(text: string, phoneAsked: boolean): SetupFacts {
  const words = plainWords(text);
  const alerts = /\b(?:alerts?|text me|tell me|let me know|message me)\b/.test(words) ? alertsOf(words, false) : null;
  return (
    told({
      businessName: labelledBusinessName(text),
      ownerName: labelledOwnerName(text),
      alerts,
      ...readPhone(words, phoneAsked),
    }) ?? {}
  );
}

const atNight =
  /\bnot (?:at|in the|during the|through the) nights?\b|\bno nights?\b|\bday ?times?\b|\bdays? only\b|\bonly (?:in the |during the )?days?\b|\bnot (?:late|after|before|overnight)\b|\bquiet\b|\bnine to\b/;
const always =
  /\bany ?time\b|\ball hours\b|\bany hours?\b|\b24 ?[/-]? ?7\b|\bday (?:and|or|&) night\b|\bwhenever\b|\balways\b|\bas they come\b|\bstraight ?away\b|\ball the time\b/;

function alertsOf(words: string, asked: boolean): Alerts | null {
  if (atNight.test(words) || (asked && /^2\b|\bsecond\b/.test(words))) return "not_at_night";
  if (always.test(words) || (asked && /^1\b|\bfirst\b|\b(?:sms|text|texts)\b/.test(words))) return "any_hour";
  return null;
}

/** The answer to the open question, with whatever else the text tells; several on lines of their own as the questions come. */
function readAnswers(body: string, { open, told: before }: Pick<Setup, "open" | "told">): SetupHeard | null {
  const items = listed(body, open.is);
  const facts: SetupFacts = { ...inOrder(items, open.is, before), ...labelledIn(body, open.is === "phone") };
  if (open.is === "trade_and_area" && items.length === 1) Object.assign(facts, told(readTradeAndArea(body)));
  return Object.keys(facts).length === 0 ? null : { heard: "facts", facts, corrects: false };
}

const itemWordsMax = 6;

/** "Plumber, Leeds, Reed Plumbing, Ann" is four answers where the first question is open, and a sentence with commas is none. */
function listed(body: string, at: Open["is"]): readonly string[] {
  const lines = body.split("\n").filter((line) => line.trim() !== "");
  if (lines.length !== 1 || at !== "trade_and_area") return lines.slice(0, linesMax);
  const parts = body.split(/\s*,\s*/).filter((part) => part !== "");
  const short = parts.length > 2 && parts.every((part) => part.split(/\s+/).length <= itemWordsMax);
  return short ? parts.slice(0, linesMax) : lines;
}

/** One answer after the other, from the open question on, until one is no answer. */
function inOrder(items: readonly string[], open: Open["is"], before: Setup["told"]): SetupFacts {
  const facts: SetupFacts = {};
  let at = open;
  for (const item of items) {
    const answer = answerTo(at, item, before, facts);
    if (answer === null) break;
    Object.assign(facts, answer);
    at = following(at, { ...before, ...facts });
  }
  return facts;
}

function answerTo(at: Open["is"], line: string, before: Setup["told"], facts: SetupFacts): SetupFacts | null {
  const words = plainWords(line);
  if (at === "trade_and_area") return tradeOrArea(line, facts.trade ?? before.trade, facts.area ?? before.area);
  if (at === "business_name") return told({ businessName: businessNameOf(line) });
  if (at === "owner_name") return told({ ownerName: ownerNameOf(line) });
  if (at === "alerts") return told({ alerts: alertsOf(words, true) });
  return at === "phone" ? told(readPhone(words, true)) : null;
}

/** Whatever words answer the half that is missing, where they are neither. */
function tradeOrArea(line: string, trade: string | null, area: string | null): SetupFacts | null {
  const both = told(readTradeAndArea(line));
  if (both !== null) return both;
  if (trade !== null && area === null) return told({ area: readArea(line) });
  return area !== null && trade === null ? told({ trade: readTrade(line) }) : null;
}

function following(at: Open["is"], now: Setup["told"]): Open["is"] {
  if (at === "trade_and_area") return now.trade !== null && now.area !== null ? "business_name" : at;
  if (at === "business_name") return "owner_name";
  return at === "owner_name" ? "alerts" : "agreement";
}
