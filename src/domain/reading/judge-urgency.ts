import type { Danger, Urgency, When } from "../reading.ts";
import { type Prepared, states } from "./clauses.ts";

/** What else is known when urgency is judged. `priceOnly`: a price is asked and no problem of one's own is described. */
export type Known = {
  readonly danger: Danger | null;
  readonly job: string | null;
  readonly when: When | null;
  readonly priceOnly: boolean;
};

/** The problem first, then the sender's words (readings page, E1 to E5 and S1 to S6). */
export function judgeUrgency(text: Prepared, known: Known): Urgency {
  if (known.danger !== null) return "emergency";
  const relaxed = noRush.test(text.lower);
  const lost = essentialLost.some((pattern) => pattern.test(text.lower));
  if (isEmergency(text, lost, relaxed)) return "emergency";
  const asksSoon =
    pressing.test(text.lower) || (known.when !== null && /^(?:now|asap|today|tonight)/.test(known.when.text));
  if (asksSoon && !relaxed) return "soon";
  if (relaxed) return "routine";
  if (lost || soonProblems.some((pattern) => states(text, pattern)))
    return known.priceOnly && !lost ? "unknown" : "soon";
  return known.job === null || known.priceOnly || isOnlyNamed(known.job) ? "unknown" : "routine";
}

function isEmergency(text: Prepared, lost: boolean, relaxed: boolean): boolean {
  const contained = held.test(text.lower);
  if (!contained && uncontrolled.some((pattern) => states(text, pattern))) return true;
  if (notSecure.some((pattern) => pattern.test(text.lower))) return true;
  if (lost && vulnerable.test(text.lower)) return true;
  return !relaxed && states(text, saysEmergency);
}

const noRush =
  /\b(?:no (?:real )?(?:rush|hurry|panic)|not (?:really |that |super |very )?urgent|isn'?t urgent|not an? (?:emergency|urgent)|nothing urgent|whenever|when you (?:can|get a (?:minute|chance))|in your own time|at your convenience)\b/;
const pressing = /\b(?:asap|a\.s\.a\.p|as soon as|soonest|quick(?:ly)?|quick as|urgent(?:ly)?|today|tonight)\b(?!'s)/;
const saysEmergency =
  /\b(?:emergency|urgent(?:ly)?|right now|right away|this minute|straight ?away|immediately|at once|help me|desperate(?:ly)?)\b/;

const held =
  /\b(?:turned (?:it|the water|everything|the mains|water) off|turned off (?:the|at)|stop ?(?:cock|tap) (?:is )?off|isolated|bucket|bowl|contained|under control|slow(?:ed)? (?:leak|drip|to)|small leak|dripping tap|has stopped|tap is dripping)\b/;
const uncontrolled: readonly RegExp[] = [
  /\bburst(?:ing)?\b|\bwater(?: is|'s| just)?(?: [\w']+){0,2} (?:pouring|gushing|spraying|streaming|flooding|everywhere|spurting|shooting|running down)\b/,
  /\b(?:pouring|gushing|spraying|flooding|flooded)\b|\bwater (?:is )?(?:coming|leaking|running) (?:through|down|in|out of)\b/,
  /\bleak\w*(?: [\w']+){0,3} (?:through|badly|everywhere|all over)\b|\bcan'?t (?:stop|turn)(?: [\w']+){0,3} (?:water|leak|off|it)\b|\bwon'?t stop (?:leaking|running water|pouring)\b|\bwater (?:just )?won'?t stop\b/,
  /\b(?:sewage|poo|sewer)\b(?: [\w']+){0,4} (?:coming|up|in|into|over|overflow\w*|everywhere)\b|\btoilet(?: [\w']+){0,2} overflow\w*\b|\brain(?: is|'s)?(?: [\w']+){0,2} (?:pouring|coming) (?:in|through)\b/,
];
const notSecure: readonly RegExp[] = [
  /\blocked (?:myself |ourselves |us )?(?:out|in)\b|\bshut (?:myself )?out\b|\bstuck (?:in|inside|outside)\b(?! traffic)|\bcan'?t get (?:in|into|back in|out of)\b(?: (?:the|my|our) (?:house|flat|home|shop|bathroom|toilet|room|car))?/,
  /\bcan'?t (?:lock|secure|shut|close)(?: [\w']+){0,2} (?:door|house|shop|shutter|premises|flat)\b|\b(?:front|back|shop|main|patio|the) door (?:won'?t|will not|doesn'?t|wont) (?:lock|shut|close)\b/,
  /\bbroken into\b|\bbreak-?in\b|\bburgl\w+\b|\b(?:front |back )?door (?:has been |was |got )?kicked in\b|\b(?:shop|front) window (?:is |has been |was )?smashed\b/,
];

const essential = "heating|hot water|water|power|electric(?:ity|s)?|lights|boiler";
const essentialLost: readonly RegExp[] = [
  /\b(?:no|lost(?: all)?(?: our| my| the)?|without|got no|not got any|zero)(?: heating or| water or| power or| heat or)? (?:heating|hot water|heat|running water|water(?! pressure)|power|electric(?:ity|s)?)\b(?! (?:bill|meter))/,
  new RegExp(
    `\\b(?:${essential})\\b(?: (?:is|has|have|are|it'?s|just|completely|all|totally|still|again|has just)|'s){0,3} (?:not working|isn'?t working|not coming on|gone|gone off|off|stopped(?: working)?|broken(?: down)?|broke(?: down)?|dead|died|packed (?:in|up)|conked out|kaput|bust|busted|out|down)\\b(?! pressure)`,
  ),
  new RegExp(
    `\\b(?:${essential})\\b(?: (?:just|still))?(?: won'?t| wont| will not| doesn'?t| isn'?t| not| aren'?t) (?:work\\w*|come on|coming on|fire|firing|start|ignite|light|turn on|heat)\\b`,
  ),
  /\b(?:broken|dead|knackered) (?:boiler|heating)\b|\bonly (?:toilet|loo)\b|\bpower cut\b|\bhalf the (?:house|sockets|lights)\b/,
];
const vulnerable =
  /\b(?:bab(?:y|ies)|newborn|toddler|infant|elderly|pensioner|disabled|pregnant|oxygen|dialysis|chemo\w*|asthma\w*|(?:very |really )?(?:ill|poorly)|heart condition|(?:nan|gran|grandma|grandad|nanna)|(?:[7-9]\d|eighty|ninety)(?:[- ]year[- ]old|[- ]?yr[- ]?old| years? old)|\d{1,2}[- ](?:month|week|day)[- ]old)\b/;

const soonProblems: readonly RegExp[] = [
  /(?<!tap (?:is )?)\bleak(?:s|ing|ed|y)?\b(?! (?:tap|cistern))|\bwater (?:coming|dripping) through\b|\bburst\b/,
  /\bblocked (?:drains?|toilet|loo|manhole|sewer)\b|\b(?:drains?|toilet|loo|manhole)\b(?: [\w']+){0,2} (?:blocked|backing up|overflow\w*)\b/,
  /\b(?:rats?|mice|mouse|rodents?|bed ?bugs?|fleas?|cockroach\w*|wasps?|hornets?)\b/,
  /\b(?:fridge|freezer)\b(?: [\w'/-]+){0,4} (?:dead|died|broken|broke|stopped|not (?:working|cold|cooling)|isn'?t (?:working|cold)|packed (?:in|up)|gone|warm)\b/,
  /\blost (?:my |our |the )?(?:\w+ )?keys?\b|\bkeys?\b(?: [\w']+){0,2} (?:lost|stolen|missing)\b/,
  /\b(?:dangerous|unsafe|hazard|keeps tripping)\b|\btap\b(?: [\w']+){0,3} (?:turn|switch|shut) off\b/,
];

/** "boiler" alone names a thing and says nothing of what is wrong with it. */
function isOnlyNamed(job: string): boolean {
  return !job.includes(" ");
}
