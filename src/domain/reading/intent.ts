import type { Asked, Danger, Intent, When } from "../reading.ts";
import { type Prepared, states } from "./clauses.ts";

/** What the other rules found, for the choice of the first intent that fits. */
export type Found = {
  readonly danger: Danger | null;
  readonly job: string | null;
  readonly postcode: string | null;
  readonly place: string | null;
  readonly when: When | null;
  readonly name: string | null;
  readonly asked: Asked;
};

export function isSpam(text: Prepared): boolean {
  return spam.test(text.lower);
}

/** A price is asked, and the work is named only as what the price is of. */
export function asksPriceOnly(text: Prepared): boolean {
  return text.clauses.length <= priceClausesMax && price.test(text.lower) && !ownProblem.test(text.lower);
}

/** The first intent that fits, in the order of the readings page; injection and spam have been looked for before. */
export function readIntent(text: Prepared, found: Found): Intent {
  if (found.danger === null && wrongNumber.test(text.lower)) return "wrong_number";
  if (found.danger === null && changesBooking(text)) return "change_booking";
  if (found.danger !== null) return "job";
  if (found.job !== null) return asksPriceOnly(text) ? "question" : "job";
  if (question.test(text.lower)) return "question";
  if (abuse.test(text.lower)) return "abuse";
  if (found.postcode !== null || found.place !== null || found.when !== null || found.name !== null) return "answer";
  if (found.asked !== "anything" && /^(?:yes|yeah|yep|no|nope|urgent|emergency|asap)\b/.test(text.lower))
    return "answer";
  if (pressed.test(text.lower)) return "answer";
  return thanks.test(text.lower) || thanksByName.test(text.lower) ? "thanks" : "unclear";
}

const spam =
  /\b(?:seo\b|google ranking|page one of google|first page of google|web ?site design|crypto|bitcoin|forex|investment opportunit|gift card|you(?:'ve| have) won|claim your|business (?:loan|funding)|more leads|leads for your|parcel (?:is )?(?:held|waiting)|hmrc (?:refund|rebate)|tax rebate|click (?:here|the link|below)|promo code|special offer for your business|increase your (?:sales|customers))/;
const wrongNumber =
  /\bwrong (?:number|person|num)\b|\b(?:misdial\w*|dialled (?:it )?(?:by mistake|wrong))\b|\b(?:rang|called|phoned) (?:you )?(?:by (?:mistake|accident)|in error)\b|\b(?:never|didn'?t|did not) (?:ring|rang|call|called|phone) (?:you|this number|anyone|a plumber|an electrician)\b|\bpocket (?:dial\w*|call)\b/;
const booking =
  "appointment|booking|visit|slot|job|tomorrow|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday|it|quote|enquiry|time|him|you";
const change = new RegExp(
  `\\b(?:cancel|reschedule|rearrange|re-?arrange|postpone|call off|put off|push back|move|change)\\b(?: [\\w']+){0,3} (?:${booking})\\b|` +
    "\\bcan'?t (?:make|do) (?:it|tomorrow|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday|the appointment)\\b|" +
    "\\b(?:no longer need|don'?t need (?:you|it|anyone|a \\w+) (?:any ?more|now)|got (?:it|someone) (?:sorted|fixed|else)|found someone|all sorted now|sorted (?:it )?(?:now|myself)|fixed it (?:myself|now))\\b|^(?:reschedule|rearrange)\\b",
);

function changesBooking(text: Prepared): boolean {
  return states(text, change) || /\bcan'?t (?:make|do) (?:it|tomorrow|today|the appointment)\b/.test(text.lower);
}

const price = /\bhow much\b|\b(?:price|prices|cost|costs|rates?|charges?|call ?out (?:fee|charge)|ballpark)\b/;
const ownProblem =
  /\b(?:my|our|i'?ve|we'?ve|i have|we have|i need|we need|has|is|isn'?t|won'?t|leaking|broken|not working)\b/;
const priceClausesMax = 3;
const question =
  /\?|^(?:hi |hello |hey )?(?:how (?:much|long|soon)|do you|are you|can you|could you|will you|what|when|who|where|which|is there|have you)\b/;
const abuse =
  /\b(?:fuck|f\*+k|cunt|wanker|twat|bastard|arsehole|asshole|dickhead|prick|piss off|scum|thieves|thieving|moron|idiots?|kill you|smash your|useless)\b/;
const pressed = /^(?:urgent|emergency|its urgent|it'?s an emergency|asap)\b/;
const thanksByName = /^(?:ok )?(?:thanks|thank you|cheers|ta)[,.!]? [a-z'-]+[.!\s]*x*$/;
const thanks =
  /^(?:(?:ok|okay|great|perfect|brilliant|lovely|thanks?|thank you|thankyou|thx|ta|cheers|much appreciated|appreciate it|nice one|good|super|fab|that'?s (?:great|fine|ok)|no (?:problem|worries)|will do|so much|very much|mate|a lot|many|all good|got it|see you(?: then)?|speak soon|bye|x+)\b[\s,.!]*)+$|^[\p{Extended_Pictographic}\s]+$/u;
