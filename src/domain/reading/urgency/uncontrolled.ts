import { isSaid, type Said } from "../statements.ts";

/** E2: water, rain or sewage is coming in and nobody holds it. */
export function isUncontrolled(said: Said): boolean {
  const { whole } = said;
  if (pouring.some((pattern) => isSaid(said, pattern))) return !held.test(whole) || cannotHold.test(whole);
  return cannotHold.test(whole) && wet.test(whole);
}

const wet =
  /\b(?:water|leak\w*|burst|pipe|tap|toilet|tank|cylinder|flood\w*|sewage|radiator|spray\w*|pour\w*|overflow\w*|drip\w*|stopcock|valve)\b/;
const held =
  /\b(?:turned|shut|switched|closed|isolated|capped|knocked)\b(?: [\w']+){0,4} off\b|\bturned off\b|(?<!\bturn (?:the |my )?)\b(?:stopcock|water|mains|valve|supply)(?:'s| is| has been| now)* (?:off|isolated|shut|closed)\b|\bisolat(?:ed|or)\b|\b(?:bucket|bowl|towels?(?! (?:rail|radiator|rad))|(?<!shower )tray|tub|pan|washing up bowl|saucepan|basin under|jug|container)\b|\bcontained\b|\bunder control\b|\b(?:slow|small|tiny|slight|minor|little|wee|bit of a) (?:leak|drip|trickle|weep)\b|\bslowed\b|\bstopped (?:now|it|leaking|dripping|for now)\b|\bhas stopped\b|\bcaught (?:it|in)\b|\bcatching\b|\b(?:temporar\w+|patched|taped|clamp\w*)\b|\blast (?:week|month|year|night)\b|\byesterday\b|\bwhen(?:ever)? it rains\b|\bonly when\b|\bevery time (?:it|we|i|someone)\b|\b(?:in|into) (?:a|the) (?:bucket|bowl|tray)\b/;
/** What is said of it shows that nothing holds it, whatever else is under it. */
const cannotHold =
  /\b(?:can't|cannot|couldn't|won't) (?:stop|turn|shut|control|get)(?: [\w']+){0,4} (?:water|leak|off|it|stop\w*|flow)\b|\bwon't stop (?:leaking|running water|pouring|coming|spraying|gushing)\b|\b(?:water|leak|it) (?:just )?won't (?:stop|turn off)\b(?! running)|\bstill coming\b|\bbucket(?:s)?(?: is| are)? (?:overflow\w*|can't keep up|not enough)\b|\bcan't keep up\b|\bcan't find the (?:stopcock|mains)\b|\bstopcock (?:is |'s )?(?:seized|stuck|won't|snapped|broken|jammed)\b(?=.{0,80}\b(?:water|leak|pour|spray|gush|flood)\w*)/;

const inside = "(?:in|into|through|down|under|up|out|over|across|onto|from|all|everywhere)";
const pouring: readonly RegExp[] = [
  /\bburst(?:ing)?\b(?! (?:balloon|cushion|sofa|tyre|into tears))(?! \w+ (?:last|yesterday))/,
  new RegExp(
    `\\b(?:water|rain|sewage|sewer|it|leak|toilet|tap|pipe|tank|cylinder|boiler|washer|dishwasher|river|stuff)(?:'s| is| was)?(?: [\\w']+){0,4} (?:pouring|gushing|spraying|streaming|flooding|spurting|shooting|squirting|rushing|jetting|teeming|cascading|bubbling up)\\b`,
  ),
  /\b(?:pouring|gushing|spraying|cascading|spurting|shooting|squirting) (?:water|the|my|our|out|in|down|through|everywhere|from|all|onto|on)\b|\bflooding\b|\b(?:is|are|has|getting|been|'s|being|all|gets) flooded\b|\bflooded\b(?! (?:last|before|in the past|twice))/,
  new RegExp(
    `\\b(?:water|rain|sewage|sewer|poo|poop|shit|crap|turds?|waste)(?:'s| is| are)?(?: just| now| still| really| all)* (?:coming|come|comes|leaking|running|getting|seeping|dripping|backing|rising|floating) (?:(?:straight|right|back|up|all) )*${inside}\\b(?! (?:the tap|of the tap|tap|brown|cloudy|slow|cold|slowly))`,
  ),
  /\bwater (?:is |'s )?(?:everywhere|all over|all down|up to|inches|ankle|still coming)\b|\b(?:inch|inches|foot|feet) of water\b|\bankle deep\b/,
  /\bleak\w*(?: [\w']+){0,3} (?:badly|everywhere|all over|like mad|like crazy|heavily|massively)\b|\b(?:massive|huge|major|serious|bad|big) leak\b|\bleak\w* (?:through|into|down)(?: [\w']+){0,3} (?:ceiling|downstairs|below|neighbour|kitchen|light|wall)\b/,
  /\b(?:sewage|poo|poop|shit|turds?|sewer|raw sewage)\b(?: [\w']+){0,5} (?:coming|up|in|into|over|overflow\w*|everywhere|floor|house|kitchen|bathroom|shower|bath|hallway|carpet)\b|\btoilet(?: [\w']+){0,3} overflow\w*\b|\boverflow\w*(?: [\w']+){0,3} (?:toilet|bath|sink|onto the floor|through)\b/,
];
