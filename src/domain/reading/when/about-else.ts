import type { Asked } from "../../reading.ts";

/** Whether the day or hour in a statement is none of a visit: trouble that began, a call, a date called off, how often. */
export function isAboutElse(usual: string, asked: Asked): boolean {
  if (events.test(usual) && !/\b(?:before|by|for|in time)\b/.test(usual) && !comes.test(usual)) return true;
  if (calledOff.test(usual) || (rings.test(usual) && !comes.test(usual))) return true;
  return asked !== "time" && (began.test(usual) || asksHours.test(usual) || often.test(usual));
}

/** A time is believed to be the visit's when it was asked for, stands nearly alone, or stands beside a word of visiting. */
export function isOfVisit(usual: string, rest: string, asked: Asked): boolean {
  const others = rest.replace(little, " ").split(/\s+/).filter(Boolean);
  return asked === "time" || visit.test(usual) || others.length <= othersMax;
}

const othersMax = 2;
const little =
  /\b(?:and|or|the|a|is|at|on|in|it|please|maybe|ideally|only|any|my|for|but|all|to|from|of|i|we)\b|[^\w\s]/g;

const began =
  /\b(?:since|started|began|stopped|broke|went|gone|noticed|happen(?:ed|s)|died|failed|burst|came|fell|was|were|ago|last|yesterday|been|every(?! (?:day|time) (?:except|but|bar))|conked|lost|woke|had|fitted|moved in|turned off|comes on|goes off|all (?:day|morning|night|week)|keeps?|got (?:worse|in|home|back)|most|booked|book for|said|told me|rang|called|texted|spoke|due|meant to|supposed to|open(?:s|ing)? (?:at|on)|collected|bins?)\b/;
const calledOff =
  /\b(?:cancel\w*|can't (?:make|do|be|manage)|won't be|not going(?: to)? be|not (?:free|in|around|available|home|here)|called? off|postpone\w*|away|no good|doesn't suit|isn't (?:good|any good|convenient))\b(?!.{0,40}\b(?:till|until|before|instead|except)\b)/;
const rings = /\b(?:ring|call|phone|text|bell|message)(?: (?:me|us|him|her|my \w+|back)|\b)/;
/** What the day is of, where it is not of the visit. */
const events =
  /\b(?:guests?|viewings?|party|visitors|inspection|wedding|funeral|relatives|birthday|exam|moving (?:in|out)|tenants? (?:move|arrive)|christening|completion|holiday|finish (?:work|at)|start work)\b/;
const comes = /\b(?:come|coming|visit|pop|round|look|fix\w*|fit|here)\b/;
const asksHours =
  /\b(?:what|how)\b.{0,40}\b(?:time|late|early|charge|cost|rate|much|open|start|fee)\b|\bdo you (?:do|work|open|charge|cover|come out|operate|answer)\b|\bare you open\b|\b(?:charge|fee|rates?|price|cost)\b.{0,20}\b(?:for|on|at)\b|\bopening (?:hours|times)\b/;
const often =
  /\b(?:fortnightly|weekly|monthly|daily|(?:once|twice) a (?:day|week|month)|each (?:day|week|time)|every (?:day|week|month|time|morning|night|few|couple|other))\b/;

const visit =
  /\b(?:come|coming|someone|somebody|visit|available|availability|free|slot|out|round|around|see|book\w*|can|could|need|want|like|possible|please|suits?|chance|home|in|works?|good|best|better|prefer\w*|do|appointment|look|sort\w*|fix\w*|fit|here|ok|okay|fine|ideal\w*|earliest|by|needs?|off work|day off|about|any ?time|pop|ready|convenient|great|perfect|send (?:someone|somebody|him|your|a)|if pos\w*|promise|swing by|after|before|instead|move|change|make it|from)\b/;
