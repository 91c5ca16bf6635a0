import type { Asked } from "../reading.ts";
import type { Prepared } from "./clauses.ts";

/**
 * What has to be done or is wrong, in the sender's own words without greeting, postcode and politeness; several joined by
 * "; ". Null where no clause names a thing that tradespeople deal with, a fault, or a piece of work.
 */
export function readJob(text: Prepared, asked: Asked): string | null {
  const phrases: string[] = [];
  for (const clause of sentencesOf(text.original)) {
    if (phrases.length === phrasesMax) break;
    const phrase = shortened(clause);
    if (
      phrase !== "" &&
      isWork(phrase, asked) &&
      !phrases.some((known) => known.toLowerCase() === phrase.toLowerCase())
    ) {
      phrases.push(phrase);
    }
  }
  return phrases.length === 0 ? null : phrases.join("; ");
}

const phrasesMax = 3;
const phraseCharactersMax = 80;
/** What is looked at of one clause before it is shortened. */
const clauseCharactersMax = 300;

function sentencesOf(original: string): readonly string[] {
  return original.split(/[.!?;\n]+(?:\s|$)|,\s+|\s+[-\u2013\u2014]+\s+|\s+(?:but|just)\s+/i);
}

const thing =
  "boiler|heating|radiators?|rads?|thermostat|immersion|hot water|water|tap|taps|toilet|loo|cistern|sink|basin|bath|shower|drains?|gutter\\w*|downpipe|pipe\\w*|stop ?(?:cock|tap)|manhole|septic|pump|cylinder|tank|" +
  "electrics?|electricity|power|sockets?|plug|fuse\\w*|fuse ?(?:box|board)|consumer unit|lights?|lighting|wiring|wires?|cable|switch\\w*|rcd|trip\\w*|alarm|detector|ev charger|charger|aerial|cctv|intercom|" +
  "locks?|keys?|doors?|windows?|glass|glazing|garage|gates?|fence\\w*|shed|shutters?|roof|tiles?|slates?|chimney|flue|ceiling|walls?|floor\\w*|carpet|stairs|loft|plaster\\w*|patio|decking|drive(?:way)?|" +
  "hedges?|trees?|lawn|grass|garden|stump|oven|cooker|hob|fridge|freezer|washing machine|dishwasher|dryer|tumble|wardrobe|shelves|shelf|kitchen|bathroom|fireplace|stove|gas|carbon monoxide|" +
  "rats?|mice|mouse|wasps?|bees|bed ?bugs?|fleas?|cockroach\\w*|ants|squirrels?|pigeons?|mould|damp|sewage|smoke|car|van|clutch|brakes?|tyres?";
const fault =
  "leak\\w*|burst|drip\\w*|block\\w*|broken?|broke|crack\\w*|flood\\w*|overflow\\w*|not working|isn'?t working|not (?:coming|firing|heating|turning|draining|closing|opening|flushing|filling)|won'?t|wont|doesn'?t|doesnt|stopped|stuck|jammed|dead|gone|faulty|noisy|noise|bang\\w*|tripp\\w*|spark\\w*|smell\\w*|hiss\\w*|buzz\\w*|hot|cold|rotten|rotting|loose|fallen|fell|collapsed|smashed|lost|locked|snapped|infest\\w*|no|low pressure|losing pressure|pressure|beep\\w*|going off|running|shock|on fire|coming|pouring|come off|missing|damaged|squeaking|slow|peeling";
const work =
  "install\\w*|fit(?:ted|ting)?|replac\\w*|repair\\w*|fix\\w*|mend\\w*|servic\\w*|unblock\\w*|paint\\w*|decorat\\w*|rewir\\w*|re-?tile|tiling|plaster\\w*|quote|estimate|survey|inspect\\w*|certificate|eicr|mot|clean\\w*|clear\\w*|remov\\w*|trim\\w*|cut\\w*|mow\\w*|build\\w*|hang\\w*|assembl\\w*|connect\\w*|mov(?:e|ing)|convert\\w*|extension|refurb\\w*|drain\\w*|sweep\\w*|descal\\w*|test(?:ed|ing)?|look at|looking at|sort(?:ed|ing)? out|plumb\\w* in|wall ?paper\\w*|new";
const things = new RegExp(`\\b(?:${thing})\\b`, "i");
const faults = new RegExp(`\\b(?:${fault})\\b`, "i");
const works = new RegExp(`\\b(?:${work})\\b`, "i");
const byItself =
  /\b(?:leak(?:ing)?|burst pipe|flood(?:ed|ing)|locked out|lost keys?|power cut|break-?in|broken into|gas leak|burning smell|electric shock|infestation|rewire|boiler service|landlord certificate|gas safety certificate|eicr|house clearance)\b/i;
const notAProblem =
  /\b(?:thank|thanks|cheers|number|texts?|messages?|rang|called you|missed (?:a|your) call|website|alarm clock)\b/i;

/** A thing alone ("boiler") is enough as the answer to "what is the problem?", and nowhere else. */
function isWork(phrase: string, asked: Asked): boolean {
  if (
    /^(?:who|why|when|where)\b/i.test(phrase) ||
    /^(?:no|there'?s no|isn'?t any|without any) (?:smell|sign|danger|problem|rush|hurry)/i.test(phrase)
  )
    return false;
  if (byItself.test(phrase)) return true;
  if (!things.test(phrase)) return false;
  if (faults.test(phrase)) return true;
  if (works.test(phrase)) return true;
  return asked === "job" && !notAProblem.test(phrase) && phrase.split(" ").length <= namedWordsMax;
}

const namedWordsMax = 4;

const leading =
  /^(?:(?:hi|hiya|hello|hey|helo|morning|afternoon|evening|good (?:morning|afternoon|evening)|dear|alright|ok|okay|sorry|please|pls|thanks|thank you|yes|yeah|so|and|well|um|erm|urgent|emergency|help|asap|mate|just|also|because|cos|as|that)\b[\s,!]*|(?:can|could|would|will) (?:you|u|someone|anyone|somebody)(?: please| pls| possibly)?(?: come(?: out| round)?(?: and| to)?)?(?: have a| take a| help(?: me)?(?: with)?)? ?|do you (?:do|fix|repair|fit|install) (?=\w)|(?:i|we)(?:'ve| have)? (?:got|need|want|would like|have)(?: to)? (?:get )?(?:someone (?:to|for) (?:come and )?)?|(?:i|we)'?(?:d like|m looking for|re looking for|'m after|m after) |(?:i am|i'm|we are|we're) looking (?:for|to get) |(?:i|we) (?:think|believe)(?: that)? |i've got |ive got |there(?:'?s| is| are| seems to be) |hi there |how much (?:is it |would it be |do you charge |to |for |would it cost )+(?:to |for )?|what(?:'s| is) the (?:price|cost) (?:of|for|to) |(?:the problem is|problem is|problem:|my|our|the|a|an|some|it's the|its the)\s+)/i;
const ownName = /^(?:[Ii]t'?s|[Ii]'m|[Tt]his is|[Mm]y name is) [A-Z][a-z'-]+(?: here| from)?[\s,]+/;
const postcodeIn =
  /[\s,(]*(?:\b(?:at|in|near|postcode(?: is)?|post code(?: is)?|my postcode is)\s*:?\s*)?\b[A-Z]{1,2}[\dOI][A-Z\d]?[ .-]{0,3}[\dO][ABD-HJLNP-UW-Z]{2}\b[)\s,]*/gi;
const outwardIn = /\s+(?:at|in|near)\s+[A-Z]{1,2}\d{1,2}[A-Z]?\b/gi;
const trailing =
  /[\s,]*\b(?:please|pls|plz|thanks|thank you|thx|cheers|ta|asap|urgently|today|tonight|tomorrow(?: (?:morning|afternoon|evening))?|can you help(?: me)?|any chance|if possible|postcode(?: is)?|x+)\b[\s,!]*$/i;

/** Cuts what is no part of the job off both ends, a few turns at most, and the rest at a word. */
function shortened(clause: string): string {
  // Without a figure it is a word that only has a postcode's letters in its places, such as "doors" or "floors".
  const unplaced = clause.slice(0, clauseCharactersMax).replace(postcodeIn, (code) => (/\d/.test(code) ? " " : code));
  let phrase = unplaced.replace(outwardIn, "").trim();
  for (let turn = 0; turn < trimTurnsMax; turn += 1) {
    const next = phrase.replace(ownName, "").replace(leading, "").replace(trailing, "").trim();
    if (next === phrase) break;
    phrase = next;
  }
  if (phrase.length <= phraseCharactersMax) return phrase.toWellFormed();
  const head = phrase.slice(0, phraseCharactersMax);
  return head.slice(0, Math.max(head.lastIndexOf(" "), phraseCharactersMax / 2)).toWellFormed();
}

const trimTurnsMax = 8;
