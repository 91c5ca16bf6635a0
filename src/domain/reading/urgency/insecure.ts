import { isSaid, type Said } from "../statements.ts";

/** E3: locked out or shut in now, or premises that cannot be secured now. */
export function isShutOutOrOpen(said: Said): boolean {
  if (over.test(said.whole) || (notPremises.test(said.whole) && !outerDoor.test(said.whole))) return false;
  return shut.some((pattern) => pattern.test(said.whole)) || open.some((pattern) => isSaid(said, pattern));
}

/** Somebody is in again, or the gap is closed. */
const over =
  /\b(?:got (?:back )?in(?:to the \w+)?(?: now| eventually| in the end)?(?= |$)|was locked (?:out|in) (?:yesterday|last|earlier)|boarded(?: up)?(?: for now)?|had to (?:climb|break) in|spare key|not locked out|managed to (?:get (?:in|out)|lock|shut|close))\b/;

/** A door that keeps nobody out. */
const notPremises =
  /\b(?:oven|cooker|fridge|freezer|washer|dryer|dishwasher|microwave|cupboard|wardrobe|shower|cabinet|car|van|internal|bedroom|unit|stove|locker|kitchen unit|loft|cat|dog) (?:\w+ )?(?:doors?|flap|hatch)\b|\bhatch\b/;
const outerDoor = /\b(?:front|back|patio|side|main|flat|shop|house) door\b|\block(?:ed)? (?:\w+ )?(?:out|in)\b/;

const self = "(?:myself|ourselves|himself|herself|themselves|itself|us|me|him|her|them|yourself)";
const shut: readonly RegExp[] = [
  new RegExp(`\\b(?:lock(?:ed)?|shut)(?: ${self})? (?:out|in)\\b(?! (?:the|a) (?:shed|cupboard) (?:key|door))`),
  new RegExp(
    `\\b(?:lock(?:ed)?|shut) ${self} in\\w*\\b|\\b(?:stuck|trapped|locked) (?:in|inside|outside|on the (?:doorstep|wrong side|street|drive))\\b(?! (?:the )?(?:traffic|lock|ignition|work|bed|a meeting|middle|position|on|off))`,
  ),
  /\bcan't get (?:in|into|back in|out|out of|inside|back into|home)\b(?! (?:touch|till|until|the (?:stopcock|loft|car out)|of (?:work|bed)))(?!.{0,12}\b(?:car|van)\b)/,
  /\bleft (?:the |her |his |my |our |all )*keys?\b.{0,60}\b(?:outside|locked|shut|doorstep)\b|\b(?:shut|slammed|pulled|closed)\b.{0,40}\bdoor\b.{0,40}\bkeys?\b.{0,30}\b(?:in|inside|indoors|on the)\b/,
  /\b(?:locked|left|shut) (?:my |the |our |both |all )*(?:keys?)\b(?: [\w']+){0,3} (?:in|inside|indoors)\b|\bkeys? (?:is |are |'s |locked |left |still )*(?:in|inside|indoors)\b(?! the (?:post|car|box|safe|lockbox|key ?safe|letterbox|pub|office))(?: the (?:house|flat|lock))?(?= |$)(?=.{0,80}\b(?:door|lock|shut|outside|out|house|flat|behind)\b)|\bdoor (?:has |'s )?(?:slammed|shut|closed|blew shut|locked) (?:shut )?(?:behind|on|itself|and)\b/,
  /\b(?:flat|house|front|main) door (?:is |'s |has )?(?:jammed|stuck|seized)\b(?=.{0,80}\b(?:out|outside|in|inside|can't|won't)\b)/,
];

const premises =
  "(?:door|house|shop|shutter|premises|flat|front|back|home|unit|building|office|window|gate|property|store|pub|salon)";
const open: readonly RegExp[] = [
  /\b(?:can't|cannot|couldn't|unable to) (?:lock|close|shut) up\b/,
  new RegExp(
    `\\b(?:can't|cannot|couldn't|not|won't|unable to|no way (?:to|of)) (?:lock(?:ing)?|secur(?:e|ing)|shut(?:ting)?|clos(?:e|ing))(?: up)?(?: [\\w']+){0,3} ${premises}\\b(?<!window)`,
  ),
  /\b(?:front|back|shop|main|patio|side|the|our|my|french|external|outside|flat|porch|balcony|bifold|upvc|shop's) (?:doors?|shutters?)(?: [\w']+){0,3} (?:won't|will not|doesn't|don't|isn't|not|can't|wouldn't|refuses to)(?: now| be)? (?:lock\w*|shut\w*|close\w*|secur\w*)\b/,
  /\b(?:door|doors|window|shutter)\b.{0,80}\b(?:can't|cannot|couldn't|won't) (?:be )?(?:lock|shut|close|secure)\w*\b(?: it| them)?(?=.{0,80}\b(?:ground floor|smashed|house|shop|tonight|open|street|burgl\w+|broken)\b|$)/,
  /\bbroken into\b|\bbreak-? ?in\b|\bburgl(?:ed|ars?|ary|aries)\b(?! alarm)|\bdoor\b(?: [\w']+){0,3} (?:kicked|booted|bashed|forced|smashed|caved|rammed) (?:in|open|off|down)\b|\b(?:kicked|booted|bashed|forced|smashed|jemmied) (?:in |open |off |down )?(?:our |my |the )?(?:front |back )?(?:door|lock)\b|\b(?:shop|front|shopfront|ground floor|downstairs|patio) (?:window|door|glass|pane)(?: [\w']+){0,2} (?:smashed|broken|put through|out|gone|shattered)\b|\b(?:someone|somebody|kids|brick) (?:has |have |'s )?(?:smashed|put|been put|through)\b(?: [\w']+){0,5} (?:front|shop|downstairs) (?:window|door)\b|\b(?:no (?:front |back )?door|door (?:is |has )?(?:come )?(?:off|hanging off))\b(?=.{0,80}\bhinges?\b)|\bwide open\b/,
];
