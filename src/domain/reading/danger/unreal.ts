import type { Prepared } from "../clauses.ts";

/** Takes out what is told as over, asked for a day that may come, quoted from paper, or only played; null where that is all. */
export function withoutUnreal(text: Prepared): Prepared {
  if (played.test(text.lower) || isOnlyAsked(text.lower)) return { ...text, lower: "", clauses: [] };
  const kept = withoutAsides(text.lower)
    .split(sentenceEnd)
    .filter((sentence) => !isOver(sentence, text.lower))
    .join(". ");
  if (kept === text.lower) return text;
  const clauses = kept.split(/[.!?;,\n]+\s*|\b(?:but|though|although|however)\b/).map((clause) => clause.trim());
  return { ...text, lower: kept, clauses: clauses.filter(Boolean) };
}

/** Each pattern looks back over a sentence, so that it is tried only where its last words stand. */
function withoutAsides(lower: string): string {
  const unquoted = /["\u201c]/.test(lower) ? lower.replace(printed, " ") : lower;
  const answered = /\?\s*(?:[a-z]+[,\s]+)?(?:no|nope|nah)\b/.test(unquoted) ? unquoted.replace(saidNo, " ") : unquoted;
  return /\bturn(?:s|ed) out\b/.test(answered) ? answered.replace(harmlessCause, " ") : answered;
}

const sentenceEnd = /[.!?\n]+\s+/;

const played =
  /\b(?:pretend|for a (?:play|film|show|panto\w*)|theatre group|drama group|halloween|fancy dress|prop for)\b/;

/** "Do you come out for gas leaks? Nothing wrong, only asking." */
function isOnlyAsked(lower: string): boolean {
  return supposed.test(lower) && allClear.test(lower) && !now.test(lower);
}
const supposed = /\b(?:if|do you|would you|what if|in case|hypothetical\w*)\b/;
const allClear =
  /\b(?:nothing(?:'s| is)? wrong|(?:all|everything(?:'s| is)?|it'?s all) (?:fine|ok|good|safe) (?:here|at the mo\w*|now|so far)|(?:only|just) (?:asking|wondering|curious)|haven'?t done it|hasn'?t happened|not happened|never had|for future|hypothetical\w*|touch wood|in case we ever|if it ever)\b/;
const now =
  /\b(?:(?:can|could) (?:still )?(?:smell|hear|see)|there'?s (?:a|an|smoke|water|gas|sparks)|is (?:sparking|smoking|leaking|hissing|burning|buzzing)|keeps|going off|coming (?:out|through)|ours does|mine (?:does|is))\b/;

const printed =
  /\b(?:survey\w*|leaflet|booklet|poster|advert|manual|instructions|website|magazine|article|programme|flyer)\b[^."\u201c\n]{0,40}["\u201c][^"\u201d\n]{0,160}["\u201d]?/g;
const saidNo =
  /(?:^|(?<=[.!?\n]\s))[^.!?\n]{0,120}\?\s*(?:(?:ha\w*|lol|oh|er|um)[,\s]*)?(?:no|nope|nah)[,.!](?!\s*but)/g;
const harmlessCause =
  /[^.!?\n]{0,160}\b(?:turned|turns) out (?:to be |it was |it's |its )?(?:just |only |actual |the |a |an |some |my |our |next door'?s? )*(?:eggs?|drains?|bins?|toast|food|fish|dog|cat|bbq|barbecue|paint|nothing|battery|mouse|cheese|onions?|cabbage|hoax|steam|dust)\b/g;

/** A sentence that thanks for the work, or tells of a mend in time past, and of nothing that came back. */
function isOver(sentence: string, lower: string): boolean {
  if (returned.test(lower) || newNow.test(sentence)) return false;
  return thanked.test(sentence) || (past.test(sentence) && mended.test(sentence) && !ownMend.test(sentence));
}
const thanked =
  /\b(?:thanks|thank you|cheers|ta|thankyou|grateful)\b(?: \w+){0,3} for (?:coming|sorting|fixing|mending|doing|repairing|your (?:help|work)|sending|being so|getting|making|looking|dealing|the (?:quick|speedy|swift|work|repair))\b/;
const past =
  /\b(?:in (?:19|20)\d\d|in (?:january|february|march|april|may|june|july|august|september|october|november|december)|last (?:year|winter|summer|spring|autumn|month|week|tuesday|monday|friday)|(?:years?|months?|weeks?) (?:ago|back)|back in|at the time|long since|a while (?:ago|back)|before we moved)\b/;
const mended =
  /\b(?:fixed|mended|repaired|replaced|replastered|signed off|sorted|made safe|rewired|capped|put right|tested|all done|treated|long gone|dealt with)\b/;
const ownMend =
  /\b(?:i|we|he|husband|dad|mate|brother|himself|myself|son|neighbour)(?:'ve| have| has)? (?:\w+ )?(?:fixed|mended|repaired|sorted|replaced|capped|taped)\b|\bnot (?:been )?(?:fixed|repaired|sorted)\b|\bnever (?:been )?(?:fixed|repaired|sorted)\b/;
const returned =
  /\b(?:still|again|it'?s back|is back|came back|come back|returned|not convinced|don'?t (?:believe|trust)|not so sure)\b/;
const newNow =
  /\b(?:but|now) (?:\w+ ){0,3}(?:smell\w*|spark\w*|smok\w*|leak\w*|hiss\w*|burn\w*|drip\w*|beep\w*|going off|dizzy|sick|headache\w*|shock\w*|bulg\w*|hot)\b/;
