import { near, saysAtAll } from "./rule.ts";
import type { Statements } from "./statements.ts";

/** Someone who does not answer, hangs, has gone down a hole, lies where they fell, or lives by a machine that is off. */
export function isInPlight(text: Statements): boolean {
  if (saysAtAll(text, plights)) return true;
  return silent.test(text.whole) || (lifeline.test(text.whole) && machineOff.test(text.whole));
}

const who = "(?:PERSON|PRONOUN|him|her|me)";
const is = "(?: (?:s|is|are|was|am|has|have|had|just|now|still|been|got|only|really|all|gone|and)){0,4}";
const hole =
  "(?:manhole|hole|shaft|well|pit|trench|pond|RIVER|cesspit|septic tank|tank|inspection chamber|lift shaft|cellar hatch|hatch|drain|pool|ditch|void|grid|gap|ravine|slurry\\w*)";

const plights: readonly RegExp[] = [
  new RegExp(`\\b${who}${is} BARE (?:on|by|from|off|over|upside|out)\\b`),
  new RegExp(
    `\\b${who}${is} (?:gone|went|come|came|go) (?:down|in|into|through) (?:the |a |an |our |my )?(?:\\w+ )?${hole}\\b(?! (?:with|camera))`,
  ),
  new RegExp(
    `\\b(?:manhole|hole|cover|lid|shaft|hatch|grid|drain)\\b.*\\b${who}${is} (?:gone|went) (?:down|in|into|through) it\\b`,
  ),
  new RegExp(
    `\\b(?:gave way|banister|railings?|METAL|balcony|ice|slipped|FALL|BREAK|ledge|wall|edge)\\b.*\\bPERSON${is} (?:went|gone) (?:over|down|flying|through|with it)\\b`,
  ),
  new RegExp(
    `\\b${who}(?: \\w+){0,5} (?:at|to|down) the (?:bottom|foot) of (?:the |her |his |my |our )?(?:\\w+ )?(?:stairs|steps|stair|staircase|ladder|${hole})\\b`,
  ),
  new RegExp(
    `\\b${who}${is} (?:flat out|spark out|out for the count|sprawled|face down|crumpled|slumped|in a heap|laid out) (?:on|in|at|across|over|by|under)\\b`,
  ),
  new RegExp(`\\b${who}${is} (?:pinned|TRAPPED|STUCK|lying|laid) (?:under|underneath|beneath|between)\\b`),
  /^(?:\w+ ){0,2}STUCK (?:under|underneath|beneath) (?:a |the |my |some )?(?:fallen |COLLAPSE |FALL )?(?:shed|tree|car|van|wall|wardrobe|beam|joist|roof|CEILING|bike|cabinet|APPLIANCE|log|branch|rubble)\b/,
  /\b(?:PERSON|his|her|my|PRONOUN) HEAD(?: \w+){0,2} (?:STUCK|TRAPPED|jammed)\b|\bPERSON STUCK (?:\w+ ){0,4}by (?:the |his |her )HEAD\b|\bPERSON(?: \w+){0,2} STUCK (?:in|between|through) (?:the |some )?(?:METAL|bars|fence)\b/,
  new RegExp(`\\b${who}${is} (?:gone|went|go) over on (?:the|a|his|her|my|their|PERSON|some)\\b`),
  near(
    "PERSON",
    "(?:locked|shut|STUCK|TRAPPED) (?:himself |herself |themselves |PRONOUN )?in(?:side)? (?:the |a |my |our )?(?:\\w+ )?(?:APPLIANCE|HOB|boot|safe)(?! room)",
    4,
  ),
  /\b(?:SOUND|yelling|crying) (?:in (?:the )?(?:lift|pain|agony)|for help)\b/,
  near("(?:round|around) (?:my|his|her|PERSON) (?:\\w+ )?(?:BODY|HEAD)", "NOT get|strangl\\w*|tight", 7),
  /\b(?:PERSON|PRONOUN|him|her)(?: \w+){0,3} (?:a )?(?:funny|bad|terrible|strange|weird|awful|horrible) colour\b/,
  /\b(?:hoist|stairlift|stair lift|lift|bed|chair|APPLIANCE|ladder|harness) (?:\w+ )?(?:dropped|threw|tipped|crushed|flung) (?:my |our |the )?(?:PERSON|me|him|her)\b/,
  near(
    "PERSON STUCK in|PERSON (?:\\w+ ){0,3}STUCK in",
    "hours|all (?:night|day)|getting COLD|cold|freezing|NOT get (?:her|him|PRONOUN|out)",
    9,
  ),
  new RegExp(
    `\\b${who}${is} (?:(?:so|very|really|quite|badly|proper) )?(?:bad|badly|in agony|in (?:\\w+ )?pain|screaming|fitting|convulsing|delirious|grey|clammy|fading|drifting)(?:$| (?:with|and|from|on|in)\\b)`,
  ),
];

/** A fall or a thud, and nobody answers. */
const silent =
  /\b(?:FALL|thud|bang|crash|thump|BELT|groan\w*|moan\w*|scream\w*|cry|floor)\b.*\b(?:(?:stopped|NOT|wont|isnt) (?:\w+ ){0,2}(?:answer\w*|respond\w*|reply\w*|talking|speaking)|NOT (?:answer|reply|sound|word)|gone (?:quiet|silent)|silence)\b(?! (?:PRONOUN )?(?:phone|calls?|texts?|emails?|messages?))/;

const lifeline =
  /\b(?:oxygen(?: machine| concentrator| supply| tank)?|concentrator|ventilator|dialysis|nebuli[sz]er|feeding pump|cpap|life support|breathing machine|sleep apn\w+)\b/;
const machineOff =
  /\b(?:NOT (?:\w+ )?(?:ELECTRIC|SOCKET|power|working)|(?:power|ELECTRIC|SOCKET|it|machine|APPLIANCE|oxygen|concentrator|ventilator)(?: \w+){0,4} (?:off|out|stopped|dead|gone|down|tripped|failed|beeping|BEEP|died)|neutral)\b/;
