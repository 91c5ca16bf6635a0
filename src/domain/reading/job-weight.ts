import type { Asked } from "../reading.ts";
import { isWithdrawn } from "./intent/change-booking.ts";
import { type Mention, mentionsIn, type Topic } from "./topics.ts";

/** How much of a job one statement is: all of one, a bare thing, a bare fault, or none. */
export type JobWeight = "sure" | "described" | "thing" | "fault" | "nothing";

/** `isOpen`: anything may be told here, so that a thing that is only described is a job too. */
export function weighJob(phrase: string, usual: string, asked: Asked, isOpen: boolean): JobWeight {
  if (phrase === "" || isWithdrawn(usual) || besideTheJob.some((pattern) => pattern.test(usual))) return "nothing";
  const mentions = mentionsIn(usual);
  const has = (topic: Topic) => mentions.some(({ topics }) => topics.has(topic));
  if (sureOf(usual, mentions, has)) return "sure";
  if (isWell.test(usual)) return "nothing";
  if (has("thing") && isOpen && isDescribed(usual)) return "described";
  if (has("thing")) return asked === "job" && phrase.split(" ").length <= namedWordsMax ? "sure" : "thing";
  return (has("fault") || fails.test(usual)) && bareFault.test(usual) ? "fault" : "nothing";
}

const namedWordsMax = 4;

/** Whoever writes to a tradesperson of a thing, and not of where to find them or of us, tells what is the matter with it. */
function isDescribed(usual: string): boolean {
  return usual.split(" ").length >= describedWordsMin && !landmark.test(usual);
}

const describedWordsMin = 3;
const landmark =
  /\b(?:you|your|yours|he|she|i'm|we're|they)\b|\b(?:opposite|next to|beside|behind|near|outside the|by the|past the|over the road|corner|round the back|first|second|end (?:of|house|one)|number|no|ring|knock|buzz|code|park|parking|parked|street|road|under the mat|key ?safe|(?:has|have|got|holds?|keeps?)(?: (?:a|the|my|our|spare))*|blue|green|red|white|black) (?:\w+ )?(?:bell|door|gate|drive|garage|fence|wall|buzzer|path|house|mat|key|keys)\b|^(?:near|opposite|next|behind|beside|by|at|outside|past|ring|knock|use|go|come|meet|park|turn|off|just|what|is|are|do|does|did|was|will|has|have|any|thanks?|thank|cheers|great|lovely|not|no|hope|good|nice|sorry|hi|hello|after|before|when|while|if)\b|\?/;

function sureOf(usual: string, mentions: readonly Mention[], has: (topic: Topic) => boolean): boolean {
  if (byItself.some((pattern) => pattern.test(usual)) || has("creature") || has("whole_work")) return true;
  if (asksHelp.test(usual) || ownFault.test(usual)) return true;
  if ((asksWork.test(usual) || has("premises")) && has("work")) return true;
  if (asksWork.test(usual) && has("fault")) return true;
  if (!has("thing")) return false;
  if (wanted.test(usual) || works(mentions)) return true;
  return differ(mentions, "fault") || fails.test(usual) || broken.test(usual);
}

/** The word for the work and the word for the thing must be two: "drain" and "light" are both by themselves. */
function works(mentions: readonly Mention[]): boolean {
  return differ(mentions, "work");
}

function differ(mentions: readonly Mention[], topic: Topic): boolean {
  return mentions.some(
    (one) => one.topics.has(topic) && mentions.some((other) => other !== one && other.topics.has("thing")),
  );
}

const byItself: readonly RegExp[] = [
  /\bkeys?\b.{0,30}\b(?:lost|stolen|missing|nicked|inside|snapped)\b|\b(?:lost|has|have|kept|got|left|nicked|stolen|with)\b.{0,20}\bkeys\b|\b(?:rush|hurry) (?:with|on|for|about|over) (?:the|my|our|a)\b|\bonly (?:toilet|loo)\b|\bcan't get (?:in|into|out of|back in)\b(?! touch)/,
  /\block(?:ed|ing)? (?:\w+ )?(?:out|in|himself|herself|themselves|itself)\b|\block myself\b|\bburgl\w+|\bbroken? in(?:to)?\b|\bbreak-?in\b/,
  /\b(?:leak(?:s|ing)?|flood(?:ed|ing)|infestation)\b(?! (?:all|any))|\bpower cut\b|\bno (?:hot )?water\b|\b(?:no|lost|without) (?:heating|power|electric\w*|hot water|heat|lights?|signal)\b/,
  /\b(?:gas|carbon monoxide|burning) (?:leak|smell)\b|\bsmell(?:s|ing)? (?:of )?(?:gas|burning)\b|\belectric(?:al)? shock\b|\b(?:house|end of tenancy|deep|oven|after builders?|builders?) clean(?:ing)?\b|\bend of (?:tenancy|lease)\b|\bdamp ?-?proof\w*/,
  /\b(?:boiler|gas|oven|car|van|appliance|landlord) (?:service|safety|check|certificate|cert|mot)\b|\bman with a van\b|\bflat ?pack\b|\bkey (?:cutting|snapped)\b|\b(?:loft|barn|garage) conversion\b/,
];

const asksWork =
  /\b(?:need|needs|needing|want|wants|wanting|wanted|require|requires|could do with|looking (?:for|to (?:get|have))|would like|i'd like|we'd like|like to (?:get|have)|after|can (?:you|someone|anyone|somebody)|could (?:you|someone|anyone|somebody)|will you|would you|are you able to|able to|any chance|price (?:for|to|on|up)|quote (?:for|to|on)|cost (?:of|for|to)|how much (?:is it |would it be |do you charge )?(?:for|to)|due|please|job is|got to get|have to get|get)\b.{0,80}\b(?:clean|paint|decorat|plaster|til|wir|plumb|unblock|garden|build|mov|clear|tidy|cut|rip|knock|fell|tak|remov|fit|install|repair|fix|mend|servic|serv|skim|point|landscap|weed|strim|wash|hang|put up|putting up|assembl|certificate|treat|exterminat)\w*/;

/** Someone is needed to do something to something, though we know neither word. */
const asksHelp =
  /\b(?:need|want|looking for|after|get|require) (?:someone|somebody|some ?body|help|you|an? (?:[\w-]+ ){0,2}(?:person|man|guy|lad|plumber|electrician|engineer|builder|roofer|gardener|locksmith|joiner|handyman|plasterer|painter|tiler|glazier|cleaner|chippy|sparky)) (?:to|who can|that can|for) (?!talk|speak|ring|call|phone|text|come(?! and)|contact|tell|know|ask|chat|be\b|go\b|pay|cancel|see me|get back|me\b|today|tomorrow|tonight|this|next)(?:come (?:out |round )?(?:and|to) )?\w+ (?:\w+ )?(?:the|my|our|an?|some|two|three|four|\d+|these|his|her|their|up|out|down|off)\b/;
/** Something of one's own does not do what it should, though we do not know what it is. */
const ownFault =
  /(?:^|\b(?:my|our|the) )(?!(?:\w+ )?(?:son|daughter|husband|wife|kids?|landlord|tenants?|neighbours?|number|phone|message|text|email|website|bill|payment|card|mother|father|council|i|we|you|he|she|they|it|who|app|link|car park)\b)(?:[\w-]+ ){1,3}?(?:won't (?!be|need|have|mind|do)\w+|doesn't (?!matter|need|have|mind|want|suit|do)\w+|(?:is |has |'s )?(?:broken|leaking|dripping|jammed|snapped|cracked|blocked|seized)|isn't (?:working|opening|closing|draining|heating)|(?:is |'s )?not (?:working|opening|closing|draining|heating)|keeps \w+ing|needs (?:replacing|fixing|repairing|mending|cleaning|painting|cutting|unblocking|fitting|rehanging|adjusting))\b/;

/** "Need an extra socket", "new lock", "quote for a fence". */
const wanted =
  /\b(?:need|needs|needing|want|wants|wanting|wanted|require[sd]?|could do with|looking for|would like|i'd like|we'd like|fancy|after|due)\b|\b(?:quote|price|estimate|cost|how much) (?:\w+ ){0,3}(?:for|to|on|of)\b|^(?:an? )?(?:new|extra|another|additional|replacement|spare|second|outside)\b|\b(?:can|could|would) (?:you|someone|anyone|somebody) (?:please )?(?:look|do|have|take|check|see|sort|help|come|pop|possibly|come and)\b/;

/** A duty that is denied, and what goes on and on. */
const fails =
  /\b(?:won't|will not|doesn't|does not|don't(?! (?:need|mind|want|know|think|worry|care|like|do|have|use))|isn't|is not|aren't|can't|hasn't|haven't|wasn't|not|never|no longer|stopped|refus\w+|fail\w*|nothing) (?!sure|urgent|too|very bad|long|far|need|bothered|fussed|know|think|an? |the |my |in\b|at\b)\w+|\bkeeps? (?:on )?\w+ing\b|\bkept \w+ing\b|\bnothing (?:comes|coming|happens|works)\b|\bneeds? (?:it|them|this|that) \w+ing\b|\bneeds? (?:a )?(?:look|looking|doing|sorting|seeing|attention|help|replacing|\w+ing\b)/;
const broken =
  /\b(?:is|are|has|have|was|were|looks?|seems?|gone|went|got|makes?|making|'s|gets?) (?:all |a bit |very |really |so |just |completely |totally |been |got |gone |too |a |an |making |like |no |right )*(?:off|out|down|wrong|funny|weird|strange|odd|awful|terrible|horrible|low|high|short|loud|worse|bad|problem|problems|issue|issues|trouble|up|about to|sound|alarm(?:ing)?|error|over|gone|wrong|mess|24\/7|like (?:a|an|mad|crazy|hell|the clappers)|state|old|black|yellow|orange|green|in pieces|apart|finished|on)\b|\b(?:problem|problems|issue|issues|trouble|error|fault) (?:with|on|in)\b|\b(?:low|no|poor|little|hardly any|barely any|losing|loss of|drop in|wrong|mystery) (?:\w+ )?(?:pressure|flow|signal|power|water|heat|hot|heating|light|lights|gas|reception|picture)\b|\b(?:off|out|down|all over|everywhere)\b/;

/** Things that are as they should be, or are named as a landmark. */
const isWell =
  /\b(?:is|are|'s|seems?|looks?|works?|working|all|was|isn't the|not the) (?:absolutely |perfectly |still |all |just |totally )*(?:fine|ok|okay|good|great|grand|lovely|sound|sorted|fixed|alright|problem|works?|working|perfect|hot|safe)\b(?! (?:but|except))|\b(?:ok|fine|works)$/;

const bareFault =
  /^(?:and |so |now |but |also |then |because |well |ps )*(?:it|it's|its|they|they're|that|that's|this|which|one|both|all|there's|there|need|needs|want|wants|makes?|making|keeps?|just|not|won't|doesn't|stays|shows?|says?|started|wakes?|drips?|leak\w*|smell\w*|really|very|still|totally|completely|absolutely|constantly|think|mostly|been|\w+ing)\b/;

/** Politeness, places and talk about calls that hold a word of the trade by chance. */
const besideTheJob: readonly RegExp[] = [
  /^(?:who|why|when|where)\b|\b(?:thank|thanks|cheers) (?:you |so much )?(?:for|to)\b|\bmissed (?:a|your|my) call\b|\b(?:i|you) (?:rang|called|phoned|texted)\b(?!.{0,80}\b(?:about|because|re)\b)/,
  /^(?:no|there's no|isn't any|there isn't any|without any|nothing like) (?:\w+ )?(?:smell|sign|danger|problem|(?:rush|hurry)(?! (?:with|on|for|about|over))|leaks?|gas|smoke|sparks?|burning)\b/,
  /\bmy (?:gas|electric|electricity|water|phone) bill\b(?!.{0,80}\b(?:look|check|fix)\b)|\bsmell like roses\b|\bsafe to\b|\b(?:last|other|previous|another|every|all) (?:customers?|clients?|callers?)\b|\bhope (?:you|your)\b|\binterested\b|\bbell (?:me|us)\b|\ba bell\b|\bskip (?:this|next|the)\b/,
];
