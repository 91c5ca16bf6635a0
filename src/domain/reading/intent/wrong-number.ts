import type { Said } from "../statements.ts";

/** Did not mean to reach us. With a job in the same text, only the plain words count. */
export function isWrongNumber({ whole }: Said, hasJob: boolean): boolean {
  return plainly.test(whole) || (!hasJob && inOtherWords.some((pattern) => pattern.test(whole)));
}

const plainly =
  /\bwrong (?:number|person|num|house|firm|company|people|guy|man|bloke|lad|chap|geezer|lady|woman|contact)\b|\bmis-?dial\w*|\b(?:pocket|bum|butt|arse)[ -]?(?:dial\w*|call\w*|rang|rung)\b/;

const call =
  "(?:ring|rang|rung|ringing|call|called|calling|phone|phoned|phoning|dial|dialled|dialed|dialling|text|texted|texting|message|messaged|contact|contacted)";
const inOtherWords: readonly RegExp[] = [
  new RegExp(
    `\\b${call}\\b(?: [\\w']+){0,4} (?:by (?:mistake|accident)|in error|accidentally|unintentionally|wrong)\\b`,
  ),
  new RegExp(`\\b(?:accidentally|mistakenly) ${call}\\b|\\b(?:accident(?:al)?|mistake(?:n)?) (?:call|ring|dial)\\b`),
  new RegExp(
    `\\b(?:never|didn't|did not|haven't|have not|don't (?:remember|recall)|wasn't me (?:who|that))(?: even| ever)? ${call}(?: (?:you|your|this number|anyone|anybody|nobody|a|an|any|no|for|about|yous)\\b|$| \\.)`,
  ),
  new RegExp(
    `\\b(?:meant|meaning|trying|tried|wanted) (?:to|for) (?:${call}|get|reach|get hold of|contact)(?! (?:hold of )?(?:you|yourself|your|a (?:plumber|electrician|roofer|builder|gardener|locksmith)|someone|somebody|in)\\b)`,
  ),
  new RegExp(`\\bdidn't mean to ${call}(?! (?:so|at|this|that)\\b)`),
  new RegExp(`\\b${call}\\b.{0,20}\\binstead of\\b`),
  /\b(?:was|am|were|is|'m) (?:after|looking for|wanting|ringing|calling|phoning) (?:for )?(?:the |my |a )?(?:dentists?|doctors?|vets?|schools?|hospital|surgery|taxis?|chinese|indian|pizza|takeaway|chippy|salon|hairdressers?|barbers?|bank|council|solicitors?|nursery|pharmacy|chemist|church|gym|garage man|nails|opticians?|library|pub|restaurant|hotel|airport|cab)\b/,
  /\bthought (?:this|you|it|that) (?:was|were|is)\b(?! (?:a |the )?(?:plumber|electrician|roofer|builder|gardener|company|firm|scam|coming|fixed))/,
  /\b(?:ignore|disregard|forget)(?: that| the| my| this)*(?: missed| last)? (?:call|ring)\b|\bsat on (?:my|the) phone\b|\b(?:phone|mobile|it) (?:rang|called|dialled) (?:you |itself|by itself|in my)|\b(?:in|from) my (?:pocket|bag|handbag|back pocket)\b/,
  new RegExp(
    `\\b(?:kids?|son|daughter|toddler|baby|child|children|little one|boy|girl|cat|dog)\\b(?: [\\w']+){0,3} (?:${call}|pressed|playing with|got hold of|grabbed)\\b.{0,25}\\b(?:phone|you|button|number)\\b`,
  ),
  /\b(?:not|isn't) (?:who|the (?:person|number)) i (?:wanted|meant|was after|need)|\bno (?:idea|clue) who (?:you are|this is)\b|\bi don't know (?:you|who you are)\b|\b(?:no one|nobody|noone) here (?:called|rang|phoned|has)\b/,
];
