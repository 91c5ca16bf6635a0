import { isSaid, type Said } from "../statements.ts";

/** Moves, cancels or withdraws a visit or an enquiry already made. What only says no to a day may stand beside a new job. */
export function changesBooking(said: Said, hasJob: boolean): boolean {
  return (
    plainly.some((pattern) => isSaid(said, pattern)) ||
    isWithdrawn(said.whole) ||
    (!hasJob && inOtherWords.some((pattern) => pattern.test(said.whole)))
  );
}

/** The trouble is over, or somebody else sees to it: what was said of it is no job any more. */
export function isWithdrawn(usual: string): boolean {
  return withdrawn.some((pattern) => pattern.test(usual));
}

const day =
  "(?:tomorrow|today|tonight|this (?:morning|afternoon|evening)|(?:this |next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|next week|the \\d{1,2}(?:st|nd|rd|th)?|\\d{1,2}(?:am|pm))";
const booked =
  "(?:appointments?|bookings?|visits?|slots?|call ?outs?|quotes?|enquir\\w+|inquir\\w+|surveys?|request|order|plumber|electrician|engineer|gardener|cleaner|roofer|man|guy|lad|him|them|us|me)";
const plainly: readonly RegExp[] = [
  new RegExp(
    `\\b(?:cancel\\w*|reschedul\\w*|re-?arrang\\w*|postpon\\w*|call off|calling off|put off|push back|bring forward|delay|withdraw|skip|miss)\\b(?: [\\w']+){0,3} (?:${booked}|${day}|it|job|visit)\\b`,
  ),
  new RegExp(
    `\\b(?:move|change|swap|shift|switch|alter)\\b(?: [\\w']+){0,3} (?:appointments?|bookings?|visits?|slots?|time|day|date)\\b`,
  ),
  new RegExp(
    `\\b(?:move|change|swap|shift|switch|bring|push|put) (?:it|me|us|${day}|the \\w+)(?: [\\w']+){0,2} (?:to|for|till|until|back|forward) ${day}\\b`,
  ),
  new RegExp(`\\b(?:push|move|put|bring|shift|change|swap)\\b(?: [\\w']+){1,5} (?:to|till|until|for) ${day}`),
  /\b(?:bring|move|push|put)\b(?: [\w']+){0,3} (?:slot|appointment|visit|booking|job|it|you|him|day|one)\b(?: [\w']+)? (?:forward|back|earlier|later)\b|\b(?:reschedul|postpon)\w*\b|\bre-?arrange\b(?! (?:the|my|our) (?!appointment|visit|booking|time|date))/,
  /^(?:please |can we |can i |need to |i need to |have to |got to )*(?:reschedule|rearrange|postpone|cancel)\b(?! (?:my|our|the) (?!appointment|booking|visit|slot|job|quote|engineer|plumber))/,
];

const withdrawn: readonly RegExp[] = [
  /\b(?:no longer (?:need|want|require)|(?:don't|do not|won't|doesn't) (?:need|want|require) (?:you|it|anyone|anybody|a \w+|the \w+|doing|your \w+)(?: [\w']+){0,3}? (?:any ?more|now|after all|no more|thanks)|no need (?:to come|for (?:you|him|anyone)|now)|not needed (?:now|any ?more|after all))\b/,
  /\b(?:got|found|have got|gone with|going with|booked|using|chosen|hired|picked) (?:it |someone|somebody|some ?one|another|an other|a different)(?: [\w']+){0,3}? ?(?:else|sorted|fixed|done|cheaper|closer|firm|company|plumber|electrician|man|guy|quote|round)\b|\b(?:got|had|have) it (?:fixed|sorted|done|mended|repaired)\b(?! by (?:you|friday|then))/,
  /\b(?:all |it's |now |been )(?:sorted|fixed|mended)(?: now| thanks| thank you| myself| out| already)?(?=[ .]*$| \.| so| thanks| by| cheers| but thanks)|\b(?:sorted|fixed|mended|did|done|managed) (?:it |that )?(?:myself|ourselves|himself|herself|itself|on my own)\b|\bsorted it (?:out )?(?:now|thanks|in the end)\b|\bwe're sorted\b|\bplease disregard\b|\bfound (?:the|it)\b.{0,20}\bmyself\b|\bmanaged to (?:fix|sort|get|mend|unblock|stop|open) (?:it|in|that)\b/,
  /\b(?:come|came|gone|started|is|it's|are) (?:back on|working again|cleared itself|back to normal|ok again|fine again)\b|\bcame back on\b|\bfixed itself\b|\bfixed itself\b|\bby itself so\b/,
  /\b(?:husband|wife|brother|dad|father|son|mate|friend|neighbour|landlord|council|housing association|partner|uncle|cousin)(?:'s| has| have| is|)? (?:already )?(?:fixed|sorted|mended|done|did|repaired|sent (?:his|their|someone|an? (?:plumber|engineer|electrician|man|guy|builder|roofer))|sending|sorting|doing|got (?:his|their) own)\b/,
  /\b(?:changed|change) my mind\b|\bdecided (?:not to|against|to (?:leave|wait|hold off))\b|\b(?:forget|leave|scrap|drop) (?:it|about it|that)\b(?! (?:with|in|at|on|outside|by|next|running|under))|\bdon't (?:bother|worry) (?:coming|about (?:it|coming|the \w+|that))\b|\bstand (?:him |them |it )?down\b|\bnever ?mind (?:now|it's|we|i|about)?\b/,
  /\bnot (?:going ahead|bothering|proceeding)\b|\bwon't be (?:going ahead|needing|requiring)\b|\b(?:put|putting) (?:it|the \w+) on hold\b|\bhold off\b(?! (?:until|till) you)/,
];

const inOtherWords: readonly RegExp[] = [
  /\b(?:ignore|disregard) my (?:message|last|text|earlier|enquiry|request)\b/,
  new RegExp(
    `\\b(?:can't|won't be able to|unable to|not able to|couldn't|can not|am not able to)(?: now| actually| really)? (?:make|do|manage|be (?:in|there|home|at home))\\b(?: [\\w']+){0,2}`,
  ),
  new RegExp(
    `\\b(?:won't|not going to|not gonna|going not to) be (?:in|home|here|there|around|available)\\b|\\bi'm (?:away|out|not in|working|not here|not free) (?:on )?${day}\\b(?! (?:but|so))`,
  ),
  new RegExp(
    `\\binstead of (?:the )?(?:${day}|\\w+)\\b|\\b${day} instead\\b|\\b(?:another|different|other|new) (?:day|time|date|slot)\\b`,
  ),
  /\b(?:come|do|be|arrive)\b.{0,30}\b(?:later|earlier) (?:than|on|in)\b|\b(?:running|be) late\b|\b(?:an hour|half an hour|bit) (?:later|earlier)\b|\bsomething(?:'s| has) come up\b|\bcancel(?:led|ling)?\b(?=[ .,!]*$| please| pls)/,
  /\bhave to (?:cancel|call (?:it )?off|call off)\b|\bcalled away\b|\bdouble booked\b/,
];
